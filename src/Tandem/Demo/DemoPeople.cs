using Tandem.Agreement;
using Tandem.Domain.Governance;
using Tandem.Hosting.People;

namespace Tandem.Demo;

/// <summary>The people of the demo as the directory knows them.</summary>
static class DemoPeople
{
    const string FinanceDirector = "Finance director, reads everything";

    /// <summary>Everybody, the administrator who founds the organisation first.</summary>
    public static IReadOnlyList<Profile> Of(IReadOnlyList<EngagementFile> files)
    {
        var client = files[0].Terms.Client;
        var people = files
            .SelectMany(file => file.People.Select(person => (File: file, Person: person)))
            .GroupBy(each => each.Person.Email!, StringComparer.Ordinal)
            .Select(Known).ToList();
        var reader = new Profile(Cast.IdOf("oliver.grant@northmere.example"), "Oliver Grant",
            "oliver.grant@northmere.example",
            client, Side.Client, "Europe/London", ReadsEverything: true, DemoRole: FinanceDirector);
        return [people[0] with { Administrator = true }, .. people.Skip(1), reader];
    }

    static Profile Known(IGrouping<string, (EngagementFile File, FilePerson Person)> person)
    {
        var (file, first) = person.First();
        var roles = person.SelectMany(each => each.Person.Roles).Distinct().Select(Roles.TitleOf).ToList();
        var several = person.Count() > 1 ? "all engagements" : file.Terms.Title;
        var role = string.Join(", ", roles.Select((title, index) => index == 0 ? title : WithinSentence(title)));
        return new(Cast.IdOf(person.Key), first.Name, first.Email,
            first.Side == Side.Client ? file.Terms.Client : file.Terms.Partner,
            first.Side, first.Zone, DemoRole: $"{role} ({several})");
    }

    // "UX/UI designer" and "QA engineer" keep their capitals.
    static string WithinSentence(string title) =>
        char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
