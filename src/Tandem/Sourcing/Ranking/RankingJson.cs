using System.Text;
using System.Text.Json;
using Tandem.Domain.Sourcing.Ranking;

namespace Tandem.Sourcing.Ranking;

/// <summary>A ranking as JSON, candidates in the order of the file, scores at full precision.</summary>
static class RankingJson
{
    public static string Of(string method, ScoreMatrix matrix, RankingMethod ranking)
    {
        var scores = new double[matrix.Candidates.Count];
        ranking.Score(matrix.Shares(), scores);
        var ranks = Ranks.Of(scores);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("method", method);
            json.WriteStartArray("ranking");
            for (var at = 0; at < scores.Length; at++)
            {
                json.WriteStartObject();
                json.WriteString("candidate", matrix.Candidates[at].Name);
                json.WriteNumber("score", scores[at]);
                json.WriteNumber("rank", ranks[at]);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
