using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tandem.Domain.Values;

/// <summary>Names one <typeparamref name="T"/>; an id of one kind is never accepted for another.</summary>
/// <remarks>Written as 32 lower-case hexadecimal digits. The default value names nothing and never parses.</remarks>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("n", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static Id<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an id.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var parsed = Guid.TryParse(s, provider, out var value) && value != Guid.Empty;
        result = new(value);
        return parsed;
    }
}
