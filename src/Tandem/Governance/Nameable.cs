using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Governance.Pages;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Governance;

/// <summary>Those of the directory whom somebody may name as members of an engagement.</summary>
static class Nameable
{
    /// <summary>People that are looked through.</summary>
    const int PeopleMax = 1_000;

    // Who may name only one side's people sees only that side of the directory; and a partner's person of the partners
    // only their own company: one partner does not learn whom another sends.
    public static async Task<IReadOnlyList<Profile>> Of(PeopleDirectory directory, Session session,
        Engagement engagement, Permissions may, CancellationToken ct)
    {
        if (!may.NameAnyone) return [];
        var found = new List<Profile>();
        for (IReadOnlyList<Profile>? page = null; page is null or { Count: PeopleDirectory.PageSizeMax }
            && found.Count < PeopleMax; found.AddRange(page))
            page = await directory.List(session.Organisation, page?[^1], ct);
        var company = engagement.Governance.Members.GetValueOrDefault(session.Person) is { Side: Side.Partner }
            && !session.Administrator
            ? (await directory.Find(session.Organisation, session.Person, ct))?.Company : null;
        return [.. found.Where(each => !engagement.Governance.Members.ContainsKey(each.Id)
            && (session.Administrator || each.Side is { } side && may.Name(side) is null)
            && (company is null || each.Company == company))];
    }
}
