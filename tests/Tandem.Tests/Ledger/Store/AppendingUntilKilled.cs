using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tandem.Ledger;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Postgres;
using Tandem.Ledger.Sqlite;

namespace Tandem.Tests.Ledger.Store;

/// <summary>
/// The process that the crash tests kill: eight writers append without end, and every command that was acknowledged is
/// said on standard output, as <c>index id</c>.
/// </summary>
static class AppendingUntilKilled
{
    public const string Verb = "append-until-killed";
    public const string Organisation = "acme";

    const int Writers = 8;

    public static async Task<int> Run(string[] args)
    {
        var (engine, database, round) = (args[0], args[1], args[3]);
        using var key = LogKey.Open(args[2]);
        await using var ledger = await Open(engine, database, key);
        var said = new Lock();
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; ; n++)
            {
                var command = Command(string.Create(CultureInfo.InvariantCulture, $"{round}-{writer}-{n}"), n);
                var appended = (AppendOutcome.Appended)await ledger.Append(command, default);
                lock (said)
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"{appended.FirstIndex} {command.CommandId}"));
            }
        })));
        return 0;
    }

    public static async Task<ILedger> Open(string engine, string database, LogKey key) =>
        engine == nameof(Engine.Sqlite)
        ? await SqliteLedger.Open(database, key, default)
        : await PostgresLedger.Open(database, key, default);

    /// <summary>Each command of one to three facts also leaves a row in the table <c>done</c>.</summary>
    public static Append Command(string id, int n) => new(
        Organisation, $"engagement/{id[..id.LastIndexOf('-')]}", FactsBefore(n),
        DateTimeOffset.UnixEpoch, "person/7", "right", id, SHA256.HashData(Encoding.UTF8.GetBytes(id)),
        [.. Enumerable.Repeat(new NewFact("a/1", "{}"u8.ToArray()), Facts(n))],
        [Statement.Of("INSERT INTO done (id, first_index) VALUES (@id, @index)", ("id", id),
            ("index", Recorded.FirstIndex))]);

    static int Facts(int n) => n % 3 + 1;

    static int FactsBefore(int n) => n / 3 * 6 + (n % 3) switch { 0 => 0, 1 => 1, _ => 3 };
}
