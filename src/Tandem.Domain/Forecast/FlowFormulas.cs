using Tandem.Domain.Values;
using static Tandem.Domain.Forecast.FigureUnit;
using static Tandem.Domain.Forecast.Formula;

namespace Tandem.Domain.Forecast;

static class FlowFormulas
{
    const string Rounds = "submissions and the decisions on them";

    public static Sequence<Formula> All { get; } =
    [
        Summed("cycleTime", "Cycle time", "cycle time", "days from submission to decision: median and 85th percentile",
            Rounds, Days, "How long a decision takes once work is handed over."),
        Summed("leadTime", "Lead time", "lead time", "days from start to acceptance: median and 85th percentile",
            "starts and acceptances", Days, "How long a deliverable takes from start to acceptance."),
        Summed("throughput", "Throughput", "throughput", "deliverables accepted in the last 28 days / 4",
            "acceptances that stand", DeliverablesPerWeek, "How many deliverables are accepted per week."),
        Summed("valueThroughput", "Value throughput", "value throughput",
            "baseline value of deliverables accepted in the last 28 days / 4",
            "acceptances that stand", AmountPerWeek, "How much value is accepted per week."),
        Summed("reviewAge", "Age in review", "age of what is in review",
            "days from submission to the date: median, 85th percentile and oldest",
            "submissions not yet decided", Days, "How long handed-over work has been waiting for its decision."),
        Summed("firstPassYield", "First-pass yield", "first-pass yield",
            "100 × accepted at first submission / deliverables decided", Rounds, Percent,
            "How often work is right the first time."),
        Summed("reworkRate", "Rework rate", "rework rate", "100 × resubmissions / submissions", Rounds, Percent,
            "What share of handovers were repetitions."),
        Summed("reworkCost", "Rework cost", "rework cost",
            "cost of a deliverable from the day after a rejection to its next decision",
            "rejections, decisions, and costs that name their deliverable", Amount, "What repeating work has cost."),
        Summed("onTime", "On time", "on-time share",
            "100 × accepted at or before their baseline date / due by the date",
            "baseline dates and acceptances that stand", Percent, "What share of what was due came in time."),
        Summed("toSpecification", "To specification", "delivery to specification",
            "100 × criteria met at acceptance / criteria in the baseline, of accepted deliverables",
            "the decision on each criterion", Percent, "How much of what was asked for was delivered; a waived "
            + "criterion is not met."),
    ];
}
