using Tandem.Domain.Outcomes;
using static Tandem.Domain.Outcomes.OutcomesCommand;
using static Tandem.Domain.Outcomes.OutcomesEvent;
using static Tandem.Tests.ClaimsPortal;
using static Tandem.Tests.Spec;

namespace Tandem.Tests.Outcomes;

public class MeasuringAnOutcome
{
    static readonly Measurement Measured = new("O-1", 19, March(31), "First quarter.");

    [Fact]
    public void Records_the_value_of_a_day()
    {
        var engagement = Given(InWork)
            .Asked(Petra, April(9), new MeasureOutcome(Measured)).Records(new OutcomeMeasured(Measured));
        Assert.Equal([Measured], engagement.Outcomes.Measurements);
    }

    [Fact]
    public void Is_the_clients() =>
        Given(InWork).Asked(Dieter, April(9), new MeasureOutcome(Measured)).Refuses("rights.other-side-decides");

    [Fact]
    public void Is_of_an_outcome_that_was_agreed() =>
        Given(InWork).Asked(Petra, April(9), new MeasureOutcome(Measured with { Outcome = "O-9" }))
            .RefusesField("outcomes.unknown", "outcome");

    [Fact]
    public void Is_of_a_day_that_has_come()
    {
        Given(InWork).Asked(Petra, April(9), new MeasureOutcome(Measured with { On = April(9) })).IsRecorded();
        Given(InWork).Asked(Petra, April(9), new MeasureOutcome(Measured with { On = April(10) }))
            .RefusesField("outcomes.measured-ahead", "on");
    }

    [Fact]
    public void Has_a_note_that_stays_short() =>
        Given(InWork).Asked(Petra, April(9),
            new MeasureOutcome(Measured with { Note = new('x', Measurement.NoteCharactersMax + 1) }))
            .RefusesField("outcomes.note-too-long", "note");

    [Fact]
    public void Of_an_outcome_that_was_dropped_is_not_inherited_by_another_of_its_key()
    {
        var reused = After(Opened, new OutcomeMeasured(Measured), new OutcomeDropped("O-1"), new OutcomeSet(Faster));
        Assert.Empty(reused.Outcomes.Measurements);
    }
}
