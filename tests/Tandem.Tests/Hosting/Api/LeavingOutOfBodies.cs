using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Hosting.Json;

namespace Tandem.Tests.Hosting.Api;

public sealed class LeavingOutOfBodies
{
    sealed record Found(string Candidate, bool Met, int Value, Evidence Evidence, string? Note, LocalDate On);

    [Theory]
    [InlineData("candidate")]
    [InlineData("met")]
    [InlineData("value")]
    [InlineData("evidence")]
    [InlineData("on")]
    public void What_a_body_leaves_out_is_no_and_zero_to_nobody(string left)
    {
        var all = """{"candidate":"P-1","met":true,"value":3,"evidence":"shown","on":"2026-03-01"}""";
        Assert.NotNull(JsonSerializer.Deserialize<Found>(all, TandemJson.Options));
        var less = JsonNode.Parse(all)!.AsObject();
        less.Remove(left);
        var wrong = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Found>(less, TandemJson.Options));
        Assert.Contains(left, wrong.Message, StringComparison.Ordinal);
    }
}
