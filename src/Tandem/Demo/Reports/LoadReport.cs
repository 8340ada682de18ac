using System.Text.Json;

namespace Tandem.Demo.Reports;

/// <summary>A k6 summary of a load test.</summary>
static class LoadReport
{
    const int UsualMilliseconds = 400;
    const int RequestsMin = 20_000;
    const int RequestsMax = 90_000;

    public static string Of(DescribedCriteria criteria, Figures figures)
    {
        var most = (int)(Figures.BoundOf(criteria, "latency.p95") ?? UsualMilliseconds);
        var p95 = figures.Whole("latency.p95", most / 2, most * 9 / 10);
        var (requests, failed) = (figures.Whole("requests", RequestsMin, RequestsMax),
            figures.Count("requests.failed"));
        return JsonSerializer.Serialize(new
        {
            metrics = new Dictionary<string, object>
            {
                ["http_reqs"] = new { type = "counter", values = new { count = requests, rate = requests / 600m } },
                ["http_req_duration"] = new
                {
                    type = "trend",
                    values = new Dictionary<string, int>
                    {
                        ["avg"] = p95 / 2,
                        ["med"] = p95 * 2 / 5,
                        ["max"] = p95 * 3,
                        ["p(95)"] = p95,
                    }
                },
                ["http_req_failed"] = new
                {
                    type = "rate",
                    values = new
                    {
                        rate = (decimal)failed / requests,
                        passes = failed,
                        fails = requests - failed,
                    }
                },
            },
        });
    }
}
