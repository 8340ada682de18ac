using System.Globalization;

namespace Tandem.Delivery.Evidence;

/// <summary>Where something stands in a file, both counted from 1; in JSON a column is a byte of UTF-8.</summary>
readonly record struct TextPlace(long Line, long Column)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}

/// <summary>A word of a file, as written, with its place.</summary>
readonly record struct PlacedWord(string Text, TextPlace At);

/// <summary>Counts lines and columns in bytes that pass by once.</summary>
sealed class LineCount
{
    long line = 1, column = 1;

    /// <summary>The place behind all that passed.</summary>
    public TextPlace At => new(line, column);

    public void Pass(ReadOnlySpan<byte> bytes)
    {
        line += bytes.Count((byte)'\n');
        var last = bytes.LastIndexOf((byte)'\n');
        column = last < 0 ? column + bytes.Length : bytes.Length - last;
    }
}
