using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Tandem.Ledger.Postgres;

/// <summary>A statement whose values have numbers instead of names, as the server takes it.</summary>
/// <remarks>The driver would find the names anew each time that a statement is sent.</remarks>
/// <param name="Sql">With <c>$1</c>, <c>$2</c>…</param>
/// <param name="Names">Which value has which number, from 1.</param>
sealed partial record PositionalSql(string Sql, IReadOnlyList<string> Names)
{
    static readonly ConcurrentDictionary<string, PositionalSql> Known = new(StringComparer.Ordinal);

    /// <summary>The same statement; made once for each text, of which the product has a few dozen.</summary>
    public static PositionalSql Of(string named) => Known.GetOrAdd(named, static sql =>
    {
        var names = new List<string>();
        var numbered = QuotedOrNamed().Replace(sql, found =>
        {
            if (!found.Groups["name"].Success) return found.Value;
            var name = found.Groups["name"].Value;
            if (!names.Contains(name)) names.Add(name);
            return $"${names.IndexOf(name) + 1}";
        });
        return new(numbered, names);
    });

    [GeneratedRegex("""'[^']*'|"[^"]*"|@(?<name>\w+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedOrNamed();
}
