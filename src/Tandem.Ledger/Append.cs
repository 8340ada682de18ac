using System.Collections;

namespace Tandem.Ledger;

/// <summary>A fact that is to be recorded.</summary>
/// <param name="Type">What became true and in which shape, for example <c>delivery.submitted/1</c>.</param>
/// <param name="Payload">Single-line UTF-8 JSON, stored as it is; at most <see cref="Append.PayloadBytesMax"/>
/// bytes.</param>
public sealed record NewFact(string Type, byte[] Payload)
{
    /// <summary>The right that was exercised for this fact, where it is another than that of the command's first
    /// one.</summary>
    public string? Right { get; init; }
}

/// <summary>
/// SQL that both engines speak, for tables beside the log. Parameters are written <c>@name</c>; values are text,
/// <c>int</c>, <c>long</c>, <c>double</c>, <c>bool</c>, bytes or null (the types are documented at
/// <see cref="MigrationSet"/>).
/// </summary>
/// <param name="Sql">One statement without a closing semicolon.</param>
/// <param name="Values">The parameters by name, without the <c>@</c>.</param>
public sealed record Statement(string Sql, IReadOnlyList<(string Name, object? Value)> Values)
{
    /// <summary>
    /// Names what the statement replaces as a whole, for example a row that it writes anew; or null. Of several with
    /// one name alongside appends that share a transaction only the last is run, because nothing would be left of the
    /// others.
    /// </summary>
    public string? Replaces { get; init; }

    /// <summary>
    /// A statement whose parameters are computed when it is run, and not at all if another replaces it.
    /// </summary>
    public static Statement Later(string sql, Func<IReadOnlyList<(string Name, object? Value)>> values) =>
        new(sql, new LaterValues(values));

    /// <summary>A statement with the parameters that are given.</summary>
    public static Statement Of(string sql, params (string Name, object? Value)[] values) => new(sql, values);
}

/// <summary>Values that are computed when they are first looked at.</summary>
sealed class LaterValues(Func<IReadOnlyList<(string Name, object? Value)>> values)
    : IReadOnlyList<(string Name, object? Value)>
{
    readonly Lazy<IReadOnlyList<(string Name, object? Value)>> computed = new(values);

    public int Count => computed.Value.Count;

    public (string Name, object? Value) this[int index] => computed.Value[index];

    public IEnumerator<(string Name, object? Value)> GetEnumerator() => computed.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A command's facts, to be recorded together or not at all.</summary>
/// <param name="Organisation">Whose log.</param>
/// <param name="Stream">Whose story within the log, for example <c>engagement/{id}</c>.</param>
/// <param name="ExpectedVersion">How many facts the stream held when the command was decided.</param>
/// <param name="At">
/// The instant, kept in UTC to the microsecond. A stream's time never runs backwards: an instant before that of the
/// stream's last fact is moved up to it, and the outcome says which one was recorded.
/// </param>
/// <param name="Actor">Who acted: the id of a person, a token or a timer; never a name.</param>
/// <param name="Right">The decision right that was exercised, where a fact names no other.</param>
/// <param name="CommandId">Names the command within the organisation; the same id is recorded once only.</param>
/// <param name="Fingerprint">SHA-256 of the request, so that an id that is used again for something else is told
/// apart.</param>
/// <param name="Facts">At least one and at most <see cref="FactsMax"/>.</param>
/// <param name="Alongside">What to write to read tables in the same transaction; if one fails, nothing is
/// recorded.</param>
public sealed record Append(
    string Organisation,
    string Stream,
    long ExpectedVersion,
    DateTimeOffset At,
    string Actor,
    string Right,
    string CommandId,
    byte[] Fingerprint,
    IReadOnlyList<NewFact> Facts,
    IReadOnlyList<Statement> Alongside)
{
    /// <summary>
    /// The most facts of one command: an engagement of some thousand deliverables arrives by one import.
    /// </summary>
    public const int FactsMax = 20_000;

    /// <summary>The most bytes of one payload; files lie in the evidence store.</summary>
    public const int PayloadBytesMax = 1024 * 1024;

    /// <summary>The most characters of an organisation, stream, actor, right, command id or fact type.</summary>
    public const int NameCharactersMax = 200;

    const int FingerprintBytes = 32;

    /// <summary>Throws <see cref="ArgumentException"/> for what can't be recorded; only a bug asks for it.</summary>
    internal void Check()
    {
        CheckName(Organisation, nameof(Organisation));
        CheckName(Stream, nameof(Stream));
        CheckName(Actor, nameof(Actor));
        CheckName(Right, nameof(Right));
        CheckName(CommandId, nameof(CommandId));
        ArgumentOutOfRangeException.ThrowIfNegative(ExpectedVersion);
        if (Fingerprint.Length != FingerprintBytes)
            throw new ArgumentException($"A fingerprint has {FingerprintBytes} bytes, not {Fingerprint.Length}.");
        if (Facts.Count is 0 or > FactsMax)
            throw new ArgumentException($"A command records 1 to {FactsMax} facts, not {Facts.Count}.");
        foreach (var fact in Facts) CheckFact(fact);
    }

    static void CheckFact(NewFact fact)
    {
        if (fact.Right is { } right) CheckName(right, nameof(fact.Right));
        CheckName(fact.Type, nameof(NewFact.Type));
        if (fact.Payload.Length is 0 or > PayloadBytesMax)
            throw new ArgumentException(
                $"The payload of {fact.Type} has 1 to {PayloadBytesMax} bytes, not {fact.Payload.Length}.");
        // Exports write one payload a line.
        if (fact.Payload.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            throw new ArgumentException($"The payload of {fact.Type} has more than one line.");
    }

    static void CheckName(string name, string of)
    {
        if (name.Length is 0 or > NameCharactersMax)
            throw new ArgumentException($"{of} has 1 to {NameCharactersMax} characters, not {name.Length}.", of);
    }
}
