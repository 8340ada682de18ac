using System.Globalization;
using System.Text;
using NodaTime;

namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>What a case knows before its brief is written, so that nothing is typed twice.</summary>
public static class CarriedNeed
{
    /// <summary>The key of the section that says why something is bought.</summary>
    public const string ProblemSection = "problem";

    /// <summary>The problem with the outcomes wanted, in the language of briefs, English; empty before the need is
    /// stated.</summary>
    public static string Problem(Need? need)
    {
        if (need is null) return "";
        var text = new StringBuilder(WrittenText.Tidied(need.Problem));
        if (need.Outcomes.Count > 0) text.Append('\n');
        foreach (var outcome in need.Outcomes)
            text.Append(CultureInfo.InvariantCulture, $"\n- {Line(outcome)}");
        return text.ToString();
    }

    /// <summary>An outcome as a sentence with its figures and its day.</summary>
    public static string Line(Outcomes.Outcome outcome) => string.Create(CultureInfo.InvariantCulture,
        $"{outcome.Title}: from {outcome.Baseline} to {outcome.Target} {outcome.Unit} by {Day(outcome.By)}.");

    static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
