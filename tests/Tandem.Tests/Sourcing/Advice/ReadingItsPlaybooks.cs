using System.Text;
using Tandem.Agreement;
using Tandem.Hosting.Library;

namespace Tandem.Tests.Sourcing.Advice;

public class ReadingItsPlaybooks
{
    [Theory]
    [InlineData("model-advisor", "when: { scope: no }", "when: { scope: yes }",
        "an overlap: scope-yes and scope-no both apply to scope: yes")]
    [InlineData("model-advisor", "when: { scope: no }", "when: { scope: yes }", "a gap: no row applies to scope: no")]
    [InlineData("model-advisor", "when: { scope: no }", "when: { scoop: no }", "Did you mean scope?")]
    [InlineData("model-advisor", "when: { scope: no }", "when: { scope: never }",
        "'never' is none of unknown, yes, no.")]
    [InlineData("model-advisor", "inputs: [function]", "inputs: [funtion]", "Did you mean function?")]
    [InlineData("model-advisor", "months: \">= 3\"", "months: \">= three\"", "is no test of a number")]
    [InlineData("model-advisor", "points: 12,", "points: 1200,", "points from -100 to 100")]
    [InlineData("model-advisor", "  - model: project\n", "  - model: dedicated-team\n", "each model once")]
    [InlineData("model-advisor", "  - model: project\n", "  - model: dedicated-team\n", "no model project")]
    [InlineData("model-advisor", "      quality: { who: client", "      qualities: { who: client", "no field quality")]
    [InlineData("model-advisor", "  - key: scope\n    text", "  - key: function\n    text", "a key of its own")]
    [InlineData("model-advisor", "{ id: client-shared, when: { wanted: client, given: shared }, points: 0 }",
        "{ id: unsaid, when: { wanted: client, given: shared }, points: 0 }",
        "an id that no other row of the table has")]
    [InlineData("model-advisor", "dedicated-team: { points: 3, because: The",
        "dedicated-team: { rules-out: true, because: The",
        "rows that rule out all four models for function: no, scope: no, leadership: no")]
    [InlineData("rate-card-2026", "currency: USD\n", "", "no field currency")]
    [InlineData("rate-card-2026", "currency: USD", "currency: USX", "Write its three letters")]
    [InlineData("rate-card-2026", "monthly: 3200", "monthly: -3200", "an amount from 0")]
    [InlineData("rate-card-2026", "monthly: 3200", "monthly: 3200.001", "has 3 decimals")]
    [InlineData("rate-card-2026", "seniority: mid", "seniority: junior", "a second rate of junior developer")]
    [InlineData("rate-card-2026", "high: 150000", "high: 1500", "at least the low price 15000.00")]
    [InlineData("rate-card-2026", "team: { surcharge: 15 }", "hours-per-person: 0", "neither team nor fixed")]
    [InlineData("rate-card-2026", "fixed: { low", "team: { surcharge: 1 }\n    fixed: { low", "found team and fixed")]
    [InlineData("rate-card-2026", "contingency: 20", "contingency: -20", "a number from 0 to 500")]
    [InlineData("benchmarks", "value: 44", "value: 144", "a number from 0 to 100")]
    [InlineData("benchmarks", "value: 4.92", "value: 5.1", "a number from 0 to 5")]
    [InlineData("benchmarks", "key: team-aligned", "key: leaders-aligned", "a key that no other figure has")]
    [InlineData("benchmarks", "own: team-aligned", "own: team-alined", "Did you mean team-aligned?")]
    [InlineData("benchmarks", "year: 2024", "year: soon", "a whole number")]
    public void What_could_not_advise_is_refused_with_its_place(string book, string written, string instead,
        string told)
    {
        var text = File.ReadAllText(Path.Combine(Playbooks.Shipped, $"{book}.yaml"));
        var at = text.IndexOf(written, StringComparison.Ordinal);
        var (header, errors) = PlaybookKinds.Check(
            Encoding.UTF8.GetBytes(text.Remove(at, written.Length).Insert(at, instead)), "mine.yaml");

        Assert.Null(header);
        Assert.Contains(errors, error => error.ToString().Contains(told, StringComparison.Ordinal)
            && error is { Line: > 0, Column: > 0, File: "mine.yaml" });
    }
}
