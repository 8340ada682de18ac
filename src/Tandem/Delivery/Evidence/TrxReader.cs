namespace Tandem.Delivery.Evidence;

/// <summary>TRX of Visual Studio and <c>dotnet test</c>: one result for each test or row of its data.</summary>
/// <remarks>A run that was cut off is a failure: what it did not reach must not pass because nobody looked.</remarks>
static class TrxReader
{
    // The words that a run and each of its results may end with. One that was aborted is no better for what it passed.
    static readonly TestWords Words = new(
        ["Passed", "PassedButRunAborted", "Warning", "Completed"],
        ["NotExecuted", "NotRunnable", "Inconclusive", "Pending", "InProgress", "Disconnected"],
        ["Failed", "Error", "Timeout", "Aborted"]);

    static readonly string[] CutOff = ["Aborted", "Timeout", "Error", "PassedButRunAborted", "Disconnected"];

    public static bool Claims(XmlWalk xml) =>
        xml.Name == "TestRun" && xml.Namespace.Contains("TeamTest", StringComparison.Ordinal);

    public static void Read(XmlWalk xml, FactSheet sheet)
    {
        var (cases, all) = (new TestTally(), new TestTally());
        var (total, failed, broke) = ((long?)null, (long?)null, false);
        while (xml.Read())
            if (IsResult(xml)) ReadResult(xml, cases, all, sheet);
            else if (xml.Opens("ResultSummary") && CutOff.Contains(xml["outcome"]))
            {
                sheet.Warn($"The run itself ended as {FactSheet.Quote(xml["outcome"]!)}: tests that it did not reach "
                    + "are not listed.");
                cases.Outside++;
            }
            else if (xml.Opens("ResultSummary") || xml.Opens("RunInfo"))
                broke |= xml.Word("outcome") is { } outcome
                    && Words.EndOf("outcome of the run", outcome, sheet) == TestEnd.Failed;
            else if (xml.Opens("Counters"))
                (total, failed) = (xml.Count("total"), xml.Count("failed") + (xml.Count("error") ?? 0)
                    + (xml.Count("timeout") ?? 0) + (xml.Count("aborted") ?? 0));

        // A test host that crashed leaves a run that failed without a test that did. Runners also write a line of the
        // run for each test that failed, so beside one of those it says nothing.
        if (broke && cases.Failed + cases.Outside == 0)
        {
            sheet.Warn("The run itself failed although no test in it did: tests that it did not reach are not listed.");
            cases.Outside++;
        }
        cases.WriteTo(sheet);
        // Loggers count a result with rows beside its rows, or the rows alone. Few count what was not run.
        if ((total, failed) != (all.Total, all.Failed))
            cases.Compare("The summary of the run", total, null, failed, null, sheet);
    }

    static bool IsResult(XmlWalk xml) => xml is { OpensAny: true, Parent: "Results" or "InnerResults" }
        && (xml.Name.EndsWith("Result", StringComparison.Ordinal) || xml.Name == "TestResultAggregation");

    // A result with rows stands for its rows, each of which is a test case.
    static void ReadResult(XmlWalk xml, TestTally cases, TestTally all, FactSheet sheet)
    {
        var depth = xml.Depth;
        // The format leaves out an outcome that is Error, the first of its list.
        var end = xml.Word("outcome") is { } outcome ? Words.EndOf("outcome", outcome, sheet) : TestEnd.Failed;
        var hasRows = false;
        while (xml.Read() && xml.Depth > depth)
            if (IsResult(xml))
            {
                hasRows = true;
                ReadResult(xml, cases, all, sheet);
            }
        all.Add(end);
        if (!hasRows) cases.Add(end);
    }
}
