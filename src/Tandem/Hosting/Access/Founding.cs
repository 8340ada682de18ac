using Microsoft.AspNetCore.Identity;
using Tandem.Domain;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>Founds the organisation by a first visit and signs its first administrator in.</summary>
sealed class Founding(
    Organisations organisations,
    IPasswordHasher<Account> hasher,
    AccessHooks hooks,
    StartCode code,
    ILogger<Founding> log)
{
    /// <summary>Founds it, or says why not; of two first visits at the same moment one founds it.</summary>
    public async Task<Refusal?> Found(HttpContext context, string name, Profile founder, string password)
    {
        var ct = context.RequestAborted;
        if (await organisations.Current(ct) is not null) return DirectoryRefusal.AlreadyFounded;
        if (Organisations.Check(name, founder) is { } wrong) return wrong;
        if (founder.Email is not { } email) return AccessRefusal.EmailNeeded;
        if (PasswordRules.Check(password, email) is { } weak) return weak;

        var id = new Id<Organisation>(Guid.NewGuid());
        var hash = hasher.HashPassword(null!, password);
        if (await organisations.Found(id, name, founder, hash, ct) is { } refusal) return refusal;

        var organisation = (await organisations.Current(ct))!;
        code.Remove();
        if (await hooks.OrganisationFounded(new(organisation, founder.Id), ct) is { } unrecorded)
            log.LogError("The founding was not recorded: {Code}", unrecorded.Code);
        await SessionCookie.SignIn(context, organisation, founder.Id);
        return null;
    }
}
