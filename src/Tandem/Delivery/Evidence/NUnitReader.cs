namespace Tandem.Delivery.Evidence;

/// <summary>NUnit 3, and NUnit 2 whose results newer tools still write.</summary>
static class NUnitReader
{
    static readonly TestWords Words = new(
        ["Passed", "Success", "Warning"],
        ["Skipped", "Inconclusive", "Ignored", "NotRunnable", "NotRun"],
        ["Failed", "Failure", "Error", "Cancelled"]);

    public static bool Claims(XmlWalk xml) =>
        xml.Name == "test-run" || xml.Name == "test-results" && xml["total"] is not null;

    public static void Read(XmlWalk xml, FactSheet sheet)
    {
        var tally = new TestTally();
        var (warned, newer, broke) = (0L, xml.Name == "test-run", xml["result"] is "Failed");
        var (total, passed, failed) = (xml.Count("testcasecount") ?? xml.Count("total"), xml.Count("passed"),
            newer ? xml.Count("failed") : xml.Count("failures") + (xml.Count("errors") ?? 0));
        if (!newer) (total, passed) = (xml.Count("total") + (xml.Count("not-run") ?? 0), null);

        while (xml.Read())
            if (xml.Opens("test-case"))
            {
                if (xml["result"] == "Warning") warned++;
                tally.Add(EndOf(xml, sheet));
            }

        // A fixture that fails when it is cleaned up leaves a run that failed without a test case that did.
        if (broke && tally.Failed == 0) tally.Outside++;
        tally.WriteTo(sheet);
        tally.Compare("The header of the run", total, passed + warned, failed, null, sheet);
        if (warned > 0) sheet.Warn($"{warned} of {tally.Total} test cases passed with a warning.");
    }

    // NUnit 2 may leave the result out and say whether the test case ran and succeeded.
    static TestEnd EndOf(XmlWalk testCase, FactSheet sheet) =>
        testCase.Word("result") is { } result ? Words.EndOf("result", result, sheet)
        : testCase["executed"] is "False" ? TestEnd.Skipped
        : testCase["success"] is "True" ? TestEnd.Passed
        : TestEnd.Failed;
}
