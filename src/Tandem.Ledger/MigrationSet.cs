using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Tandem.Ledger;

/// <summary>One step of a schema.</summary>
/// <param name="Version">1, 2, 3… without gaps.</param>
/// <param name="Name">What the step does, as its file says it.</param>
/// <param name="Sql">The statements, each closed by a semicolon.</param>
public sealed record Migration(int Version, string Name, string Sql);

/// <summary>
/// Numbered SQL files that build a group of tables. A file that has been released is never changed; the next number
/// changes what it built.
/// </summary>
/// <remarks>
/// Types that mean the same to both engines: <c>TEXT</c> (compared by bytes), <c>BIGINT</c> (<c>long</c>; instants as
/// microseconds since 1970 in UTC, money in minor units, days as ISO text), <c>BOOLEAN</c>, <c>DOUBLE PRECISION</c>,
/// <c>BYTEA</c>. Both speak <c>INSERT … ON CONFLICT … DO UPDATE</c>, <c>RETURNING</c>, window functions and common
/// table expressions. Every primary key and index begins with the organisation.
/// </remarks>
/// <param name="Name">Names the set in the table <c>schema_version</c>.</param>
/// <param name="Migrations">The steps in order.</param>
public sealed partial record MigrationSet(string Name, IReadOnlyList<Migration> Migrations)
{
    /// <summary>
    /// Reads the files that are embedded under a folder of the assembly: <c>001_people.sql</c> for both engines, or
    /// <c>001_people.sqlite.sql</c> and <c>001_people.postgres.sql</c> where they have to differ.
    /// </summary>
    /// <param name="name">The set's name.</param>
    /// <param name="assembly">The assembly that the files are embedded in.</param>
    /// <param name="folder">The start of their resource names, for example <c>Tandem.Access.Schema.</c></param>
    /// <param name="engine">Which engine they are for.</param>
    public static MigrationSet Embedded(string name, Assembly assembly, string folder, Engine engine)
    {
        var own = engine == Engine.Sqlite ? "sqlite" : "postgres";
        var migrations = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal))
            .Select(resource => (resource, file: FileName().Match(resource[folder.Length..])))
            .Where(found => found.file.Success
                && (found.file.Groups["engine"].Value is var only && (only.Length == 0 || only == own)))
            .Select(found => new Migration(
                int.Parse(found.file.Groups["version"].ValueSpan, CultureInfo.InvariantCulture),
                found.file.Groups["name"].Value,
                Text(assembly, found.resource)))
            .OrderBy(migration => migration.Version)
            .ToList();
        if (migrations.Count == 0)
            throw new ArgumentException(
                $"{assembly.GetName().Name} embeds no migrations under {folder}", nameof(folder));
        for (var i = 0; i < migrations.Count; i++)
            if (migrations[i].Version != i + 1)
                throw new ArgumentException($"Migration {i + 1} of {name} is missing or there twice.", nameof(folder));
        return new(name, migrations);
    }

    static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(?<version>\d{3})_(?<name>[a-z0-9_]+)(\.(?<engine>sqlite|postgres))?\.sql$")]
    private static partial Regex FileName();
}
