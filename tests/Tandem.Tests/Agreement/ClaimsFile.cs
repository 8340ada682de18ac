using Tandem.Agreement;
using Tandem.Hosting.Yaml;

namespace Tandem.Tests.Agreement;

/// <summary>The small engagement file that the tests change a word of.</summary>
static class ClaimsFile
{
    public const string Text = """
        key: claims-portal
        title: Claims portal
        client: {name: Meridian Mutual}
        partner: {name: Northwind Software}
        model: project
        currency: EUR
        time-zone: Europe/Lisbon
        start: 2027-01-11
        end: 2027-11-26
        budget: 100000
        contingency: 15000
        people:
          - name: Rui Carvalho
            email: rui@meridian.example
            side: client
            roles: [product-owner, executive-sponsor]
          - name: Tom Becker
            email: tom@northwind.example
            side: partner
            roles: [delivery-manager]
            calendar: germany
        not-needed:
          - role: ux-ui-designer
            reason: The design system covers every screen.
        outcomes:
          - {key: O-1, title: Faster claims, unit: days, baseline: 19, target: 7, by: 2028-03-31}
        releases:
          - key: R1
            title: First release
            deliverables:
              - key: D-01
                title: Reporting a claim
                value: 60000
                planned: 2027-04-23
                outcome: O-1
                criteria:
                  - tests.failed = 0
                  - coverage.line >= 80 %
              - key: D-02
                title: Following a claim
                value: 40000
                planned: 2027-06-11
                criteria:
                  - 'judged by product-owner: "UAT script 3 passes"'
        rights:
          - kind: acceptance
            accountable: executive-sponsor
            reason: A small engagement.

        """;

    public static Playbooks Playbooks { get; } = Playbooks.Load(Playbooks.Shipped);

    public static EngagementFileReading Read(string text) => EngagementFileReader.Read(text, "claims.yaml", Playbooks);

    public static EngagementFile Whole => Read(Text).File!;

    /// <summary>The file with one piece of its text exchanged, which must stand in it once.</summary>
    public static string With(string written, string instead)
    {
        Assert.Equal(2, Text.Split(written).Length);
        return Text.Replace(written, instead, StringComparison.Ordinal);
    }

    /// <summary>Where a text stands in another, from 1.</summary>
    public static (int Line, int Column) PlaceOf(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{mark}' is not in the text");
        return (text[..at].Count(c => c == '\n') + 1, at - text[..at].LastIndexOf('\n'));
    }

    public static string Lines(this IEnumerable<FileError> errors) => string.Join('\n', errors);
}
