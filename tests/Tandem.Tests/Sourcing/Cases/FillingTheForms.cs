using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Hosting;
using Tandem.Sourcing.Cases;
using Tandem.Sourcing.Questionnaires;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Cases;

public sealed class FillingTheForms
{
    [Fact]
    public void What_cannot_be_read_is_refused_with_its_field()
    {
        Says("sourcing.currency-unknown", "currency", CaseWords.Opening(Form(("currency", "POUND")), Client).Item2);
        Says("sourcing.person-missing", "person", CaseWords.Naming(Form(("role", "evaluator"))).Item3);
        Says("sourcing.unreadable", "deadline", CaseWords.Start(Prepared, Form(("deadline", "soon"))).Item2);
        Says("sourcing.unreadable", "budget", CaseWords.Need(Opened, Form(("budget", "much"))).Item2);
        Says("sourcing.unreadable", "outcome-0-by", CaseWords.Need(Opened, Form(("outcome-0", "Faster"),
            ("outcome-0-baseline", "20"), ("outcome-0-target", "5"))).Item2);
        Says("sourcing.unreadable", "people", CaseWords.Candidate(Prepared, Form(("name", "A"), ("people", "many")))
            .Item2);
        Says("sourcing.unreadable", "value", CaseWords.Score(Declared, Form(("value", "high"))).Item2);
        Says("sourcing.price-unreadable", "price", QuestionnaireForm.PriceIn("much", Prepared, out _));
        Says("sourcing.unreadable", "until", CaseWords.Until(Form(("until", "soon"))).Item2);
        Says("sourcing.unreadable", "price-P-1", CaseWords.Prices(Judged, Form(("price-P-1", "cheap"))).Item2);
    }

    [Fact]
    public void A_new_candidate_gets_the_next_key_and_lists_have_a_line_for_each()
    {
        var (command, _) = CaseWords.Candidate(Prepared, Form(("name", " Delta "), ("locations", "Leeds\r\n\nPorto")));
        var candidate = Assert.IsType<EvaluationCommand.EnterCandidate>(command).Candidate;
        Assert.Equal(("P-4", "Delta"), (candidate.Key, candidate.Name));
        Assert.Equal(["Leeds", "Porto"], candidate.Locations);
    }

    [Fact]
    public void There_can_be_too_many_of_anything() => Refuses(Prepared, Lena, new EvaluationCommand.EnterCandidate(
        Candidate.Named("P-4", "Delta") with
        {
            Locations = [.. Enumerable.Repeat("Leeds", SourcingLimits.ListMax + 1)],
        }), "sourcing.too-many");

    static void Says(string code, string field, Refusal? refusal) =>
        Assert.Equal((code, field), (refusal?.Code, refusal?.Field));

    static Typed Form(params (string Name, string Value)[] fields) => new(new FormCollection(
        fields.ToDictionary(each => each.Name, each => new StringValues(each.Value))));
}
