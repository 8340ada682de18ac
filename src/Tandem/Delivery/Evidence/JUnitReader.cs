namespace Tandem.Delivery.Evidence;

/// <summary>JUnit XML as written by many tools: test cases in suites of any depth.</summary>
sealed class JUnitReader(XmlWalk xml, FactSheet sheet)
{
    // No list of states is agreed; these are what tools write, in small letters without what joins words.
    static readonly TestWords Words = new(
        ["passed", "pass", "success", "successful", "succeeded", "ok", "run", "completed", "complete", "executed",
            "finished", "done", "fixed", "flaky"],
        ["skipped", "skip", "disabled", "ignored", "notrun", "notexecuted", "suppressed", "pending", "untested",
            "inconclusive", "todo"],
        ["failed", "fail", "failure", "error", "errored", "broken", "timeout", "timedout", "aborted", "crashed",
            "regression"]);

    sealed class Suite(string header, long? total, long? failed, long? skipped)
    {
        public string Header => header;
        public long? Total => total;
        public long? Failed => failed;
        public long? Skipped => skipped;
        public TestTally Cases { get; } = new();
        public TestTally OwnCases { get; } = new();
        public long FailureMarks { get; set; }
        public long Outside { get; set; }
    }

    readonly Stack<Suite> open = [];
    readonly TestTally all = new();
    long flaky;

    public static bool Claims(XmlWalk xml) => xml.Name is "testsuites" or "testsuite";

    public static void Read(XmlWalk xml, FactSheet sheet) => new JUnitReader(xml, sheet).Read();

    void Read()
    {
        do
            if (xml.Opens("testsuites") || xml.Opens("testsuite")) open.Push(OpenSuite());
            else if (xml.Closes("testsuites") || xml.Closes("testsuite")) CloseSuite(open.Pop());
            else if (xml.Opens("testcase")) ReadCase();
            else if ((xml.Opens("failure") || xml.Opens("error")) && xml.Parent is "testsuite" or "testsuites")
                CountOutside();
        while (xml.Read());

        all.WriteTo(sheet);
        if (flaky > 0)
            sheet.Warn($"{flaky} of {all.Total} test cases failed first and passed when run again; "
                + "that counts as passed.");
    }

    void CountOutside()
    {
        all.Outside++;
        foreach (var suite in open) suite.Outside++;
    }

    Suite OpenSuite()
    {
        var failed = xml.Count("failures") is null && xml.Count("errors") is null
            ? (long?)null : (xml.Count("failures") ?? 0) + xml.Count("errors").GetValueOrDefault();
        var skipped = xml.Count("skipped") ?? xml.Count("skip") ?? xml.Count("skips") ?? xml.Count("disabled")
            ?? xml.Count("ignored");
        var header = xml["name"] is { Length: > 0 } name
            ? $"The header of {FactSheet.Quote(name)}" : $"The header of a {xml.Name} element";
        return new(header, xml.Count("tests"), failed, skipped);
    }

    void ReadCase()
    {
        var depth = xml.Depth;
        var (status, result) = (xml.Word("status"), xml.Word("result"));
        var end = Worse(EndOf(status), EndOf(result));
        var (marks, marked, retried) = (0, false, false);
        while (xml.Read() && xml.Depth > depth)
            if (xml.Depth > depth + 1 || !xml.OpensAny) continue;
            else if (xml.Name is "failure" or "error")
            {
                marks++;
                end = TestEnd.Failed;
            }
            // Without its first failure beside it, too, a rerun that failed is the end of the case.
            else if (xml.Name is "rerunFailure" or "rerunError") end = TestEnd.Failed;
            else if (xml.Name is "skipped" or "disabled" or "ignored")
            {
                marked = true;
                if (end != TestEnd.Failed) end = TestEnd.Skipped;
            }
            else if (xml.Name is "flakyFailure" or "flakyError") retried = true;

        // A state that nobody knows says nothing good of a test case that nothing else is said of.
        if (!marked && end != TestEnd.Failed && (Unknown(status) ?? Unknown(result)) is { } unknown)
        {
            sheet.NoteUnknown("state of a test case", unknown, "failed");
            end = TestEnd.Failed;
        }
        if (retried && end == TestEnd.Passed) flaky++;
        all.Add(end);
        foreach (var suite in open)
        {
            suite.Cases.Add(end);
            suite.FailureMarks += marks;
        }
        if (open.TryPeek(out var own)) own.OwnCases.Add(end);
    }

    static TestEnd Worse(TestEnd? one, TestEnd? other) =>
        one == TestEnd.Failed || other == TestEnd.Failed ? TestEnd.Failed
        : one == TestEnd.Skipped || other == TestEnd.Skipped ? TestEnd.Skipped
        : TestEnd.Passed;

    static PlacedWord? Unknown(PlacedWord? state) =>
        state is { Text.Length: > 0 } && EndOf(state) is null ? state : null;

    static TestEnd? EndOf(PlacedWord? state) => state is { } stated
        ? Words.Find(string.Concat(stated.Text.Where(char.IsLetterOrDigit)).ToLowerInvariant()) : null;

    // Tools differ on whether a suite's header counts the suites inside it, and a case's failures once or each.
    void CloseSuite(Suite suite)
    {
        bool Fits(long? stated, long whole, long own) => stated is null || stated == whole || stated == own;
        bool FitsFailed() => Fits(suite.Failed, suite.Cases.Failed, suite.OwnCases.Failed)
            || Fits(suite.Failed, suite.Cases.Failed + suite.Outside, suite.FailureMarks + suite.Outside);
        var (whole, own) = (suite.Cases, suite.OwnCases);
        whole.Compare(suite.Header,
            Fits(suite.Total, whole.Total, own.Total) ? null : suite.Total, null,
            FitsFailed() || suite.Failed == suite.FailureMarks ? null : suite.Failed,
            Fits(suite.Skipped, whole.Skipped, own.Skipped) ? null : suite.Skipped, sheet);
    }
}
