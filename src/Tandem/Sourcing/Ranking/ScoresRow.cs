using System.Text;
using CsvHelper;

namespace Tandem.Sourcing.Ranking;

/// <summary>One line of a file of scores.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Cells">The text of each cell.</param>
/// <param name="Places">Where each cell begins in the line, from 1.</param>
sealed record ScoresRow(int Line, IReadOnlyList<string> Cells, IReadOnlyList<int> Places)
{
    public bool IsBlank => Cells.All(cell => cell.Length == 0);

    /// <summary>The line that is being read.</summary>
    public static ScoresRow Of(CsvReader reader)
    {
        var places = new int[reader.FieldCount];
        var place = 1;
        for (var at = 0; at < places.Length; at++)
        {
            places[at] = place;
            place += Encoding.UTF8.GetCharCount(reader.GetRawSpan(at)) + 1;
        }
        return new((int)reader.LineNumber, reader.Current.ToArray(), places);
    }
}
