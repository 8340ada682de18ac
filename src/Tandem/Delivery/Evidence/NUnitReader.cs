namespace Tandem.Delivery.Evidence;

/// <summary>NUnit 3, and NUnit 2 whose results newer tools still write.</summary>
static class NUnitReader
{
    public static bool Claims(XmlWalk xml) =>
        xml.Name == "test-run" || xml.Name == "test-results" && xml["total"] is not null;

    public static void Read(XmlWalk xml, FactSheet sheet)
    {
        var tally = new TestTally();
        var (warned, newer) = (0L, xml.Name == "test-run");
        var (total, passed, failed) = (xml.Count("testcasecount") ?? xml.Count("total"), xml.Count("passed"),
            newer ? xml.Count("failed") : xml.Count("failures") + (xml.Count("errors") ?? 0));
        if (!newer) (total, passed) = (xml.Count("total") + (xml.Count("not-run") ?? 0), null);

        while (xml.Read())
            if (xml.Opens("test-case"))
            {
                if (xml["result"] == "Warning") warned++;
                tally.Add(EndOf(xml));
            }

        tally.WriteTo(sheet);
        tally.Compare("The header of the run", total, passed + warned, failed, null, sheet);
        if (warned > 0) sheet.Warn($"{warned} of {tally.Total} test cases passed with a warning.");
    }

    static TestEnd EndOf(XmlWalk testCase) => testCase["result"] switch
    {
        "Passed" or "Success" or "Warning" => TestEnd.Passed,
        "Skipped" or "Inconclusive" or "Ignored" or "NotRunnable" or "NotRun" => TestEnd.Skipped,
        null when testCase["executed"] is "False" => TestEnd.Skipped,
        null when testCase["success"] is "True" => TestEnd.Passed,
        _ => TestEnd.Failed,
    };
}
