using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Governance.Pages;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;
using Tandem.Hosting.People;

namespace Tandem.Governance;

/// <summary>People, roles and rights over HTTP.</summary>
static class GovernanceApi
{
    sealed record MemberView(
        Member Member, string Name, string? Company, string? Email, Sequence<Role> Roles);

    sealed record PeopleView(IReadOnlyList<MemberView> Members, IReadOnlyList<DecisionRight> Rights,
        IReadOnlyList<LentRight> Lent, IReadOnlyDictionary<string, string> NotNeeded);

    sealed record GivenRole(Role Role, Id<Person> Person);

    sealed record GivenAbsence(Role Role, string Reason);

    sealed record GivenOverride(DecisionRight Right, string Reason);

    sealed record GivenLoan(string Kind, Id<Person> To, LocalDate First, LocalDate Last, string Reason);

    sealed record GivenEnd(string Kind, Id<Person> To);

    public static void MapGovernanceApi(this RouteGroupBuilder engagement)
    {
        engagement.MapGet("/people", (Call call, PeopleDirectory directory, Session session) =>
            call.Show(each => View(each, directory, session, call.Aborted))).RequireScope(Scope.Read)
            .Produces<PeopleView>()
            .WithSummary("Who takes part, by name, side, company and role, and who decides what. "
                + "E-mail addresses only of oneself, and for administrators with the scope admin.");
        engagement.MapGet("/nameable-people", (Call call, Reading reading, PeopleDirectory directory,
                Session session, Visit visit, string? cursor, int? limit) =>
            call.Show(async each => Listing.Of(
                visit.IsPast ? [] : await Nameable.Of(directory, session, each, Permissions.Of(each, reading),
                    call.Aborted),
                cursor, limit, NameablePerson.Of)))
            .RequireScope(Scope.Plan).Produces<Listing<NameablePerson>>()
            .WithSummary("Those of the directory whom you may name as members, by name.");
        engagement.MapPost("/members", (Call call, Member body) => call.Ask(new GovernanceCommand.AddMember(body)))
            .Recorded(Scope.Plan, "A person takes part, or works other hours.");
        engagement.MapPost("/role-assignments", (Call call, GivenRole body) =>
            call.Ask(new GovernanceCommand.AssignRole(body.Role, body.Person))).Recorded(Scope.Plan, "Gives a role.");
        engagement.MapPost("/role-releases", (Call call, GivenRole body) =>
            call.Ask(new GovernanceCommand.ReleaseRole(body.Role, body.Person)))
                .Recorded(Scope.Plan, "Takes a role back.");
        engagement.MapPost("/roles-not-needed", (Call call, GivenAbsence body) =>
            call.Ask(new GovernanceCommand.DeclareRoleNotNeeded(body.Role, body.Reason)))
            .Recorded(Scope.Plan, "Declares a role not needed, with a reason.");
        engagement.MapPost("/right-overrides", (Call call, GivenOverride body) =>
            call.Ask(new GovernanceCommand.OverrideRight(body.Right, body.Reason)))
            .Recorded(Scope.Plan, "Replaces one row of the rights table.");
        engagement.MapPost("/delegations", (Call call, GivenLoan body) =>
            call.Ask(new GovernanceCommand.DelegateRight(body.Kind, body.To, body.First, body.Last, body.Reason)))
            .Recorded(Scope.Plan, "Lends a right that you hold to a person of your side, for a period.");
        engagement.MapPost("/delegation-ends", (Call call, GivenEnd body) =>
            call.Ask(new GovernanceCommand.EndDelegation(body.Kind, body.To)))
            .Recorded(Scope.Plan, "Takes a lent right back today.");
    }

    static async Task<PeopleView> View(
        Engagement engagement, PeopleDirectory directory, Session session, CancellationToken ct)
    {
        var profiles = await directory.Find(session.Organisation, engagement.Governance.Members.Keys, ct);
        var names = new Names(profiles);
        return new(
            [.. engagement.Governance.Members.Values.OrderBy(each => each.Side).ThenBy(each => each.Person.Value)
                .Select(Shown)],
            engagement.Governance.Rights, engagement.Governance.Lent,
            engagement.Governance.NotNeeded.ToDictionary(each => Roles.KeyOf(each.Key), each => each.Value));

        // As on the pages: the list with addresses is for administrators.
        MemberView Shown(Member member)
        {
            var known = session.AsSeen(profiles.GetValueOrDefault(member.Person));
            return new(member, names[member.Person],
                known is { Company.Length: > 0 } ? known.Company : null,
                known?.Email,
                engagement.Governance.RolesOf(member.Person));
        }
    }
}
