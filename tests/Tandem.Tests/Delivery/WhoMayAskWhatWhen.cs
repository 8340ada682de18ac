using Tandem.Domain;
using Tandem.Domain.Delivery;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Delivery;

public class WhoMayAskWhatWhen
{
    // Rows are stages, columns are commands; a dot is refused as out of turn. A stage or command added to the code and
    // not to this table fails. The baseline is the plan's and not a deliverable's: it has no turn.
    const string Table = """
                    Start  Submit  ReportProgress  JudgeCriterion  WaiveCriterion  Accept  Reject  WithdrawAcceptance
        Planned     yes    .       yes             .               .               .       .       .
        InWork      .      yes     yes             .               .               .       .       .
        UnderReview .      .       yes             yes             yes             yes     yes     .
        SentBack    .      yes     yes             .               .               .       .       .
        Accepted    .      .       .               .               .               .       .       yes
        """;

    static readonly Dictionary<Stage, Engagement> Standing = new()
    {
        [Stage.Planned] = After(Baselined),
        [Stage.InWork] = After(InWork),
        [Stage.UnderReview] = After(Judged),
        [Stage.SentBack] = After([.. Judged, SentBack("D-01", round: 1)]),
        [Stage.Accepted] = After(AcceptedOnce),
    };

    [Fact]
    public void Every_stage_answers_every_command()
    {
        var rows = Table.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.Equal(CommandsOfADeliverable(), rows[0].Order());
        Assert.Equal(Enum.GetNames<Stage>().Order(), rows[1..].Select(row => row[0]).Order());

        foreach (var (stage, cells) in rows[1..].Select(row => (Enum.Parse<Stage>(row[0]), row[1..])))
            foreach (var (name, cell) in rows[0].Zip(cells))
            {
                Assert.Equal(stage, Standing[stage].Delivery.Find("D-01")!.Stage);
                var decision = EngagementDecider.Decide(Standing[stage], Asker(name), Example(name));
                var outOfTurn = decision.Refusal?.Code == "delivery.out-of-turn";
                Assert.True(outOfTurn == (cell == "."),
                    $"{name} while {stage}: {decision.Refusal?.Code ?? "recorded"}");
                Assert.DoesNotContain("rights.", decision.Refusal?.Code ?? "", StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData("Start")]
    [InlineData("Submit")]
    [InlineData("ReportProgress")]
    [InlineData("JudgeCriterion")]
    [InlineData("WaiveCriterion")]
    [InlineData("Accept")]
    [InlineData("Reject")]
    [InlineData("WithdrawAcceptance")]
    public void What_was_never_promised_has_no_stage(string name)
    {
        var elsewhere = Example(name) switch
        {
            DeliveryCommand.Start c => c with { Deliverable = "D-99" },
            DeliveryCommand.Submit c => c with { Deliverable = "D-99" },
            DeliveryCommand.ReportProgress c => c with { Deliverable = "D-99" },
            DeliveryCommand.JudgeCriterion c => c with { Deliverable = "D-99" },
            DeliveryCommand.WaiveCriterion c => c with { Deliverable = "D-99" },
            DeliveryCommand.Accept c => c with { Deliverable = "D-99" },
            DeliveryCommand.Reject c => c with { Deliverable = "D-99" },
            DeliveryCommand.WithdrawAcceptance c => (EngagementCommand)(c with { Deliverable = "D-99" }),
            _ => throw new InvalidOperationException(name),
        };
        var decision = EngagementDecider.Decide(Standing[Stage.UnderReview], Asker(name), elsewhere);
        Assert.Equal("delivery.unknown", decision.Refusal?.Code);
    }

    static IEnumerable<string> CommandsOfADeliverable() => Commands.Cases
        .Where(type => type.IsSubclassOf(typeof(DeliveryCommand)) && type != typeof(DeliveryCommand.ApproveBaseline))
        .Select(type => type.Name).Order();

    static EngagementCommand Example(string name) => name switch
    {
        "JudgeCriterion" => Commands.Named["JudgeCriterion of the product owner"],
        _ => Commands.Named[name],
    };

    static Asking Asker(string name) => new(name switch
    {
        "Start" or "Submit" or "ReportProgress" => Devi,
        "WaiveCriterion" => Tariq,
        "WithdrawAcceptance" => Sofia,
        _ => Petra,
    }, default, April(9));
}
