using Tandem.Domain.Agreement;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Cost;

/// <summary>
/// What a model costs from the start to any moment: so much a month, and so much at the start of each stage. Exact
/// until it is shown.
/// </summary>
sealed record CostLine
{
    // Weeks of a month, so that twelve months are 52 weeks.
    static readonly Fraction WeeksPerMonth = Fraction.Of(52, 12);
    static readonly Fraction One = Fraction.Of(1m);

    public required EngagementModel Model { get; init; }

    /// <summary>Minor units of the partner's price a month.</summary>
    public required Fraction Monthly { get; init; }

    /// <summary>Minor units of the partner's price at the start of each stage.</summary>
    public required Fraction Stage { get; init; }

    /// <summary>Months of a stage.</summary>
    public required int StageMonths { get; init; }

    /// <summary>Of the partner's price, set aside.</summary>
    public required Fraction ContingencyShare { get; init; }

    /// <summary>Minor units a month that the client's own people cost.</summary>
    public required Fraction Overhead { get; init; }

    public static CostLine Of(RateCard card, CostQuestion question, EngagementModel model)
    {
        var terms = card.Of(model);
        var hours = Fraction.Of(terms.Hours + terms.HoursPerPerson * question.People);
        var internalRate = question.InternalRate ?? card.InternalRate;
        var line = new CostLine
        {
            Model = model,
            Monthly = Fraction.Of(0m),
            Stage = Fraction.Of(0m),
            StageMonths = AdvisedMonthsMax,
            ContingencyShare = Percent(terms.ContingencyPercent),
            Overhead = hours * Fraction.Of(internalRate.Minor) * WeeksPerMonth,
        };
        if (model == EngagementModel.ManagedService && question.ServiceFee is { } fee)
            return line with { Monthly = Fraction.Of(fee.Minor) };
        return terms.Price switch
        {
            Price.Team team => line with
            {
                Monthly = question.Team.Aggregate(Fraction.Of(0m), (sum, each) =>
                    sum + Fraction.Of(each.Rate.Monthly.Minor) * Fraction.Of(each.Count))
                    * (One + Percent(team.SurchargePercent)),
            },
            Price.Fixed price => line with
            {
                Stage = Fraction.Of((question.FixedPrice ?? price.Middle).Minor),
                StageMonths = question.FixedMonths ?? price.Months,
            },
            _ => throw new InvalidOperationException($"No cost is known of {terms.Price}."),
        };
    }

    const int AdvisedMonthsMax = Advice.AdvisorBook.MonthsMax;

    /// <summary>Minor units a month, all in.</summary>
    public Fraction Slope => Monthly * (One + ContingencyShare) + Overhead;

    /// <summary>Minor units that are spent after some stages have begun, whatever the months.</summary>
    public Fraction AfterStages(int begun) => Stage * (One + ContingencyShare) * Fraction.Of(begun);

    public Fraction Partner(Fraction months) => Monthly * months + Stage * Fraction.Of(StagesIn(months));

    public CostLine AtRates(Fraction factor) => this with { Monthly = Monthly * factor };

    int StagesIn(Fraction months) => (int)(months / Fraction.Of(StageMonths)).Ceiling();

    static Fraction Percent(decimal percent) => Fraction.Of(percent) / Fraction.Of(100m);
}
