using System.Globalization;
using System.Text;

namespace Tandem.Ledger.Checking;

/// <summary>Where in what was checked something is wrong.</summary>
/// <param name="File">The file, relative to what was checked.</param>
/// <param name="Line">The line from 1, where the file has lines.</param>
/// <param name="Byte">The byte from 0, counted from the start of the file.</param>
/// <param name="Index">The record that it is about.</param>
/// <param name="LastIndex">Where it is about one of several records, the last of them; Index is the first.</param>
public sealed record Place(
    string File, long? Line = null, long? Byte = null, long? Index = null, long? LastIndex = null)
{
    /// <summary>For example <c>records.ndjson, line 12, byte 3401, record 11</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line is not null) text.Append(CultureInfo.InvariantCulture, $", line {Line}");
        if (Byte is not null) text.Append(CultureInfo.InvariantCulture, $", byte {Byte}");
        if (LastIndex is not null)
            text.Append(CultureInfo.InvariantCulture, $", one of the records {Index} to {LastIndex}");
        else if (Index is not null) text.Append(CultureInfo.InvariantCulture, $", record {Index}");
        return text.ToString();
    }
}

/// <summary>Something that is not as it has to be.</summary>
/// <param name="Place">Where.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Found">What stands there.</param>
public sealed record Finding(Place Place, string Expected, string Found)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Place}: expected {Expected}; found {Found}";
}

// What is read ends here; never leaves this folder.
sealed class BrokenException(Finding finding) : Exception(finding.ToString())
{
    public BrokenException(Place place, string expected, string found) : this(new Finding(place, expected, found)) { }

    public Finding Finding => finding;
}
