using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tandem.Delivery.Evidence;

/// <summary>Walks a JSON file token by token in bounded memory.</summary>
/// <remarks>
/// A value that a loop over <see cref="Members"/> or <see cref="Items"/> does not look into is skipped by the loop.
/// Such a loop is never left early: the walk would lose its place.
/// </remarks>
sealed class JsonTokens(Stream stream, EvidenceLimits limits)
{
    const int MembersMax = 100_000;
    const int NameLengthMax = 100;

    static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    byte[] buffer = new byte[64 * 1024];
    int start, end;
    bool ended;
    JsonReaderState state = new(new JsonReaderOptions { MaxDepth = limits.DepthMax + 2 });
    long ordinal, consumed, tokenAt;
    int valueStart, valueLength, counted;
    bool escaped;
    readonly LineCount lines = new();

    /// <summary>What the walk stands on.</summary>
    public JsonTokenType Type { get; private set; }

    /// <summary>Levels around what the walk stands on.</summary>
    public int Depth { get; private set; }

    bool IsQuoted => Type is JsonTokenType.String or JsonTokenType.PropertyName;

    /// <summary>Steps to the next token; false after the last.</summary>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), ended, state);
            var found = Advance(ref reader);
            if (found) TakeToken(ref reader);
            state = reader.CurrentState;
            start += (int)reader.BytesConsumed;
            consumed += reader.BytesConsumed;
            if (found || ended) return found;
            Fill();
        }
    }

    static bool Advance(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException wrong)
        {
            var reason = wrong.Message.Split(" LineNumber:")[0].TrimEnd('.');
            var place = string.Create(CultureInfo.InvariantCulture,
                $"line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}");
            throw new UnreadableEvidenceException($"{place}: the JSON is broken: {reason}", wrong);
        }
    }

    void TakeToken(ref Utf8JsonReader reader)
    {
        Type = reader.TokenType;
        Depth = reader.CurrentDepth;
        tokenAt = consumed + reader.TokenStartIndex;
        valueStart = start + (int)reader.TokenStartIndex + (IsQuoted ? 1 : 0);
        valueLength = reader.ValueSpan.Length;
        escaped = reader.ValueIsEscaped;
        var opens = Type is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (opens && Depth >= limits.DepthMax)
            throw Limit($"objects and arrays are nested deeper than {limits.DepthMax} levels");
        if (++ordinal > limits.ElementsMax) throw Limit($"the file holds more than {limits.ElementsMax} values");
    }

    void Fill()
    {
        lines.Pass(buffer.AsSpan(counted, start - counted));
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end, counted) = (0, end - start, 0);
        if (end == buffer.Length)
        {
            if (buffer.Length > limits.TextLengthMax)
                throw new UnreadableEvidenceException($"a text is longer than {limits.TextLengthMax} bytes")
                {
                    WhateverItClaims = true,
                    Offset = consumed,
                };
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        var read = stream.ReadAtLeast(buffer.AsSpan(end), ByteOrderMark.Length, throwOnEndOfStream: false);
        if (end == 0 && consumed == 0 && buffer.AsSpan(0, read).StartsWith(ByteOrderMark))
            start = counted = ByteOrderMark.Length;
        end += read;
        ended = read == 0;
    }

    UnreadableEvidenceException Limit(string reason) =>
        new(reason) { WhateverItClaims = true, Offset = tokenAt };

    /// <summary>Passes over the value on which the walk stands.</summary>
    public void Skip()
    {
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        var outside = Depth;
        do Read();
        while (Depth > outside);
    }

    /// <summary>The names of an object's members, the walk standing on the value of each; null has none.</summary>
    /// <param name="once">Whether each may stand there only once: readers differ on which of two counts.</param>
    public IEnumerable<string> Members(bool once = true)
    {
        if (Type == JsonTokenType.Null) yield break;
        if (Type != JsonTokenType.StartObject) throw Unexpected("an object");
        var known = once ? new HashSet<string>(StringComparer.Ordinal) : null;
        while (Read() && Type != JsonTokenType.EndObject)
        {
            var name = Decode();
            if (known is not null) Know(name, known);
            Read();
            var before = ordinal;
            yield return name;
            if (ordinal == before) Skip();
        }
    }

    // No reader asks for a name as long as that, so it is not held in memory.
    void Know(string name, HashSet<string> known)
    {
        if (name.Length > NameLengthMax) return;
        if (!known.Add(name))
            throw new UnreadableEvidenceException($"the member {FactSheet.Quote(name)} stands twice")
            {
                Offset = tokenAt,
            };
        if (known.Count > MembersMax) throw Limit($"an object has more than {MembersMax} members");
    }

    /// <summary>The positions of an array's items from 0, the walk standing on each; null has none.</summary>
    public IEnumerable<int> Items()
    {
        if (Type == JsonTokenType.Null) yield break;
        if (Type != JsonTokenType.StartArray) throw Unexpected("an array");
        for (var index = 0; Read() && Type != JsonTokenType.EndArray; index++)
        {
            var before = ordinal;
            yield return index;
            if (ordinal == before) Skip();
        }
    }

    /// <summary>The text on which the walk stands, or null for any other value.</summary>
    public string? Text() => Type == JsonTokenType.String ? Decode() : null;

    /// <summary>What stands where a word should, with its place: a value of another kind as it is written, which no
    /// format has for a word; null where nothing is stated.</summary>
    public PlacedWord? Word()
    {
        if (Type == JsonTokenType.Null) return null;
        var token = valueStart - (IsQuoted ? 1 : 0);
        lines.Pass(buffer.AsSpan(counted, token - counted));
        counted = token;
        return new(Decode(), lines.At);
    }

    /// <summary>The number on which the walk stands, also when quoted, or null for anything else.</summary>
    public decimal? Number()
    {
        if (Type is not (JsonTokenType.Number or JsonTokenType.String)) return null;
        var digits = buffer.AsSpan(valueStart, valueLength);
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= EvidenceLimits.FigureMax ? number : null;
    }

    /// <summary>The whole, non-negative number on which the walk stands, or null for any other value.</summary>
    public long? Count() =>
        Number() is { } n and >= 0 && n == decimal.Truncate(n) ? (long)n : null;

    string Decode()
    {
        var raw = buffer.AsSpan(valueStart, valueLength);
        if (!escaped) return Encoding.UTF8.GetString(raw);
        var quoted = new Utf8JsonReader(buffer.AsSpan(valueStart - 1, valueLength + 2));
        quoted.Read();
        try
        {
            return quoted.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Unexpected("a text of whole characters");
        }
    }

    UnreadableEvidenceException Unexpected(string expected) =>
        new($"expected {expected}") { Offset = tokenAt };
}
