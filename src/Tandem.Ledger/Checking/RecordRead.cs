using System.Text;

namespace Tandem.Ledger.Checking;

static class RecordRead
{
    // The record in a line, its text unescaped.
    public static CheckedRecord Of(ReadOnlySpan<byte> line, Place place)
    {
        var text = new RecordText(line);
        if (!text.TryRead(out var fields))
            throw new BrokenException(place with { Byte = place.Byte + text.At }, text.Expected, "something else");
        return new(
            fields.Index, Text(line[fields.Stream]), fields.Version,
            new(fields.Microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero), Text(line[fields.Actor]),
            Text(line[fields.Right]), Text(line[fields.Command]), Text(line[fields.Type]),
            place with { Index = fields.Index })
        {
            PayloadDigest = Encoding.ASCII.GetString(line[fields.Payload]),
        };
    }

    static string Text(ReadOnlySpan<byte> escaped)
    {
        var text = Encoding.UTF8.GetString(escaped);
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (text[i] != '\\') plain.Append(text[i]);
            else if (text[++i] != 'u') plain.Append(text[i]);
            else
            {
                plain.Append((char)Convert.ToByte(text[(i + 3)..(i + 5)], 16));
                i += 4;
            }
        return plain.ToString();
    }
}
