using System.Data.Common;
using Tandem.Ledger.Records;

namespace Tandem.Ledger.Commit;

/// <summary>The end of a stream; the default is that of a stream that nobody has written to.</summary>
readonly record struct StreamEnd(long Version, DateTimeOffset At)
{
    /// <summary>Reads it off the bytes of the stream's last record.</summary>
    public static StreamEnd Of(byte[] lastRecord)
    {
        var last = RecordBytes.Read(lastRecord, []);
        return new(last.Version, last.At);
    }
}

/// <summary>A command that the log knows.</summary>
sealed record KnownCommand(byte[] Fingerprint, long FirstIndex, long Version, int Facts, DateTimeOffset At)
{
    /// <summary>
    /// Reads a row of fingerprint, first index, version, number of facts and the bytes of the first record.
    /// </summary>
    public static KnownCommand Of(DbDataReader row) => Of(
        row.GetFieldValue<byte[]>(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetFieldValue<byte[]>(4));

    public static KnownCommand Of(byte[] fingerprint, long firstIndex, long version, long facts, byte[] firstRecord) =>
        new(fingerprint, firstIndex, version, checked((int)facts), RecordBytes.Read(firstRecord, []).At);

    /// <summary>What to answer to a request under this command's id.</summary>
    public AppendOutcome Answer(byte[] fingerprint) =>
        Fingerprint.AsSpan().SequenceEqual(fingerprint)
            ? new AppendOutcome.Repeated(FirstIndex, Version, Facts, At)
            : new AppendOutcome.CommandIdReused();
}
