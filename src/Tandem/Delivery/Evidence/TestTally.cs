namespace Tandem.Delivery.Evidence;

/// <summary>How a test case ended, in the words of the facts.</summary>
enum TestEnd
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>Counts test cases one by one, whatever the report's own totals say.</summary>
sealed class TestTally
{
    public long Passed { get; private set; }

    public long Failed { get; private set; }

    public long Skipped { get; private set; }

    public long Total => Passed + Failed + Skipped;

    /// <summary>Errors that belong to no test case, such as in a fixture: failures, no test cases.</summary>
    public long Outside { get; set; }

    public void Add(TestEnd end)
    {
        if (end == TestEnd.Passed) Passed++;
        else if (end == TestEnd.Failed) Failed++;
        else Skipped++;
    }

    public void WriteTo(FactSheet sheet)
    {
        if (Total > 0)
        {
            sheet.Add("tests.total", Total);
            sheet.Add("tests.passed", Passed);
            sheet.Add("tests.skipped", Skipped);
        }
        else sheet.Warn("The report holds no test case, so nothing is known to be tested.");
        // Of nothing tested there is no figure; what broke before a test could run is one all the same.
        if (Total > 0 || Outside > 0) sheet.Add("tests.failed", Failed + Outside);
        if (Outside > 0)
            sheet.Warn($"Errors outside any test case, such as in a fixture: {Outside}; each counts as failed, "
                + "none as a test case.");
    }

    /// <summary>Says where totals stated in a header differ; a total that is not stated contradicts nothing.</summary>
    public void Compare(string header, long? total, long? passed, long? failed, long? skipped, FactSheet sheet)
    {
        var differences = new List<string>();
        Note("total", total, Total);
        Note("passed", passed, Passed);
        Note("failed", failed, Failed);
        Note("skipped", skipped, Skipped);
        if (differences.Count > 0)
            sheet.Warn($"{header} disagrees with its test cases: {string.Join("; ", differences)}. "
                + "The test cases count.");

        void Note(string what, long? stated, long counted)
        {
            if (stated is not null && stated != counted) differences.Add($"{stated} {what} stated, {counted} found");
        }
    }
}
