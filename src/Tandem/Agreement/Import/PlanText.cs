using Tandem.Hosting.Verbs;

namespace Tandem.Agreement.Import;

/// <summary>A plan as the command line prints it.</summary>
static class PlanText
{
    public static void Write(TextWriter output, ImportPlan plan)
    {
        output.WriteLine(PlanWords.Headline(plan));
        if (!plan.Now.IsOpen)
            foreach (var (name, text) in PlanWords.Contents(plan)) output.WriteLine($"  {name}: {text}");
        foreach (var each in plan.Differences) WriteDifference(output, each);
        foreach (var remark in PlanWords.Remarks(plan)) output.WriteLine($"- {remark}");
    }

    static void WriteDifference(TextWriter output, Difference each)
    {
        var (was, will) = (each.Was ?? ImportTexts.Absent, each.Will ?? ImportTexts.Absent);
        if (!was.Contains('\n', StringComparison.Ordinal) && !will.Contains('\n', StringComparison.Ordinal))
        {
            output.WriteLine($"  {each.What}: {was} -> {will}");
            return;
        }
        output.WriteLine($"  {each.What}:");
        foreach (var line in was.Split('\n')) output.WriteLine($"    < {Printable.Of(line)}");
        foreach (var line in will.Split('\n')) output.WriteLine($"    > {Printable.Of(line)}");
    }
}
