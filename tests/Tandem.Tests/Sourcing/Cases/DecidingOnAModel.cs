using System.Text.Json;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Hosting;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Cases;

public sealed class DecidingOnAModel
{
    static readonly ModelDecision Advised = new(AdvisorAnswers.None.With("scope", Reply.No),
        new("model-advisor", "1.0.0", new(new string('a', 64))),
        new("rate-card-2026", "1.0.0", new(new string('b', 64))),
        [EngagementModel.StaffAugmentation, EngagementModel.DedicatedTeam], EngagementModel.DedicatedTeam, null);

    static SourcingCase Needed => Asked(Opened, Lena,
        new CaseCommand.StateNeed(new("Claims take weeks.", [], null, null, null, null)));

    [Fact]
    public void The_need_carries_the_model_and_the_case_keeps_its_advice()
    {
        var decided = Asked(Needed, Lena, new CaseCommand.ChooseModel(Advised));
        Assert.Equal(EngagementModel.DedicatedTeam, decided.Need!.Model);
        Assert.Equal(Advised, decided.Advised);
    }

    [Fact]
    public void A_departure_from_the_advice_needs_its_reason()
    {
        var departing = Advised with { Chosen = EngagementModel.Project };
        Refuses(Needed, Lena, new CaseCommand.ChooseModel(departing), "sourcing.model-departure-unexplained");
        Refuses(Needed, Lena, new CaseCommand.ChooseModel(departing with { Reason = " " }), "sourcing.blank");
        Assert.True(Asked(Needed, Lena, new CaseCommand.ChooseModel(departing with { Reason = "The board said so." }))
            .Advised!.Departs());
    }

    [Fact]
    public void The_need_comes_first_and_only_whoever_runs_the_case_decides()
    {
        Refuses(Opened, Lena, new CaseCommand.ChooseModel(Advised), "sourcing.need-first");
        Refuses(Needed, Sofia, new CaseCommand.ChooseModel(Advised), "sourcing.right-not-held");
    }

    [Fact]
    public void What_was_decided_is_stored_and_read_back()
    {
        var happened = new CaseEvent.ModelChosen(Advised, Today);
        var stored = EventCodec.Encode(happened);
        Assert.Equal("sourcing.model-chosen/1", stored.Type);
        Assert.Equal(happened, EventCodec.Decode(stored.Type, stored.Payload));
        using var json = JsonDocument.Parse(stored.Payload);
        Assert.Equal("dedicated-team", json.RootElement.GetProperty("decision").GetProperty("chosen").GetString());
    }
}
