using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>k6's end-of-test summary in its three shapes.</summary>
/// <remarks>
/// handleSummary keeps a metric's figures under <c>values</c>, <c>--summary-export</c> in the metric itself, and the
/// machine-readable summary lists metrics by <c>name</c>. Times are milliseconds in all three, whatever unit the
/// screen shows. In a rate k6 calls the requests that failed the <c>passes</c> of <c>http_req_failed</c>.
/// </remarks>
static class K6Reader
{
    static readonly string[] BuiltInMetrics =
        ["http_reqs", "http_req_duration", "iterations", "iteration_duration", "vus", "vus_max", "data_sent"];

    sealed class Figures
    {
        public decimal? P95, FailedCount, FailedRate, Requests;
        public bool SawDurations;
        public List<string> MissedThresholds { get; } = [];
        public decimal ChecksPassed, ChecksFailed;
    }

    public static bool Claims(JsonOutline file) => !file.IsArray
        && (file.HasObject("metrics") && BuiltInMetrics.Any(name => file.Has("metrics", name))
            || file.Has("results", "metrics") && file.Has("config", "execution"));

    public static void Read(JsonTokens json, FactSheet sheet)
    {
        var figures = new Figures();
        foreach (var name in json.Members())
            if (name == "metrics" && json.Type == JsonTokenType.StartObject)
                foreach (var metric in json.Members())
                    ReadMetric(json, metric, figures);
            else if (name == "results" && json.Type == JsonTokenType.StartObject) ReadResults(json, figures);
        Write(figures, sheet);
    }

    static void ReadResults(JsonTokens json, Figures figures)
    {
        foreach (var name in json.Members())
            if (name == "metrics")
                foreach (var _ in json.Items())
                    ReadNamedMetric(json, figures);
    }

    static void ReadNamedMetric(JsonTokens json, Figures figures)
    {
        var (metric, values) = ("", new Dictionary<string, decimal>(StringComparer.Ordinal));
        foreach (var name in json.Members())
            if (name == "name") metric = json.Text() ?? "";
            else if (name == "values") ReadValues(json, values);
        Take(metric, values, figures);
    }

    static void ReadMetric(JsonTokens json, string metric, Figures figures)
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var name in json.Members())
            if (name == "values") ReadValues(json, values);
            else if (name == "thresholds") ReadThresholds(json, metric, figures);
            else if (json.Type == JsonTokenType.Number && json.Number() is { } n) values[name] = n;
        Take(metric, values, figures);
    }

    static void ReadValues(JsonTokens json, Dictionary<string, decimal> values)
    {
        foreach (var name in json.Members())
            if (json.Type == JsonTokenType.Number && json.Number() is { } n) values[name] = n;
    }

    // handleSummary says { "ok": false }; the export says true for a threshold that was crossed.
    static void ReadThresholds(JsonTokens json, string metric, Figures figures)
    {
        if (json.Type != JsonTokenType.StartObject) return;
        foreach (var threshold in json.Members())
        {
            var missed = json.Type == JsonTokenType.True;
            if (json.Type == JsonTokenType.StartObject)
                foreach (var name in json.Members())
                    missed |= name == "ok" && json.Type == JsonTokenType.False;
            if (missed) figures.MissedThresholds.Add(FactSheet.Quote($"{metric}: {threshold}"));
        }
    }

    static void Take(string metric, Dictionary<string, decimal> values, Figures figures)
    {
        decimal? Value(string name) => values.TryGetValue(name, out var value) ? value : null;
        switch (metric)
        {
            case "http_req_duration":
                figures.SawDurations = true;
                figures.P95 = Value("p(95)");
                break;
            case "http_req_failed":
                figures.FailedCount = Value("passes") ?? Value("matches");
                figures.FailedRate = Value("rate") ?? Value("value");
                break;
            case "http_reqs":
                figures.Requests = Value("count");
                break;
            case "checks":
                figures.ChecksPassed = Value("passes") ?? 0;
                figures.ChecksFailed = Value("fails") ?? 0;
                break;
        }
    }

    static void Write(Figures figures, FactSheet sheet)
    {
        if (figures.P95 is { } p95 and >= 0) sheet.Add("latency.p95", p95);
        else if (figures.SawDurations) sheet.Warn("The summary leaves out the 95th percentile of http_req_duration.");

        if (figures.FailedCount is { } failed and >= 0) sheet.Add("requests.failed", failed);
        else if (figures is { FailedRate: { } rate and >= 0 and <= 1, Requests: { } requests and >= 0 })
            sheet.Add("requests.failed", decimal.Round(rate * requests));

        if (figures.MissedThresholds is [_, ..] missed)
            sheet.Warn($"The run missed {missed.Count} of its own thresholds: {string.Join(", ", missed.Take(5))}.");
        if (figures.ChecksFailed > 0)
            sheet.Warn($"{figures.ChecksFailed:0} of {figures.ChecksPassed + figures.ChecksFailed:0} checks failed.");
    }
}
