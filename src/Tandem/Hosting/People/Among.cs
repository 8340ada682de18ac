using System.Globalization;
using Dapper;

namespace Tandem.Hosting.People;

/// <summary>Lists in conditions for both engines: Dapper would hand PostgreSQL an array, unknown to SQLite.</summary>
static class Among
{
    /// <summary>Adds a parameter for each value and answers them as <c>(@among0, @among1)</c>.</summary>
    public static string AddAmong(this DynamicParameters parameters, IReadOnlyList<string> values)
    {
        var names = new string[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            names[i] = string.Create(CultureInfo.InvariantCulture, $"@among{i}");
            parameters.Add(names[i], values[i]);
        }
        return $"({string.Join(", ", names)})";
    }
}
