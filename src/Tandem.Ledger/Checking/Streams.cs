using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Tandem.Ledger.Checking;

// Follows each stream through the log: versions 1, 2, 3… without gaps, and time that never runs backwards.
sealed class Streams
{
    readonly Dictionary<byte[], (long Version, long Microseconds)> streams;
    readonly Dictionary<byte[], (long Version, long Microseconds)>.AlternateLookup<ReadOnlySpan<byte>> lookup;

    public Streams()
    {
        streams = new(new BytesEqual());
        lookup = streams.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => streams.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Follow(TileChunk chunk, Findings findings)
    {
        for (var i = 0; i < chunk.Count; i++)
        {
            var fields = chunk.Fields[i];
            // A record that could not be read has no stream.
            if (fields.Version == 0) continue;
            var name = chunk.Records[i][fields.Stream];
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, name, out _);
            if (fields.Version != last.Version + 1)
                findings.Add(
                    chunk.PlaceOf(i), $"version {last.Version + 1} of stream '{Encoding.UTF8.GetString(name)}'",
                    $"version {fields.Version}");
            if (fields.Microseconds < last.Microseconds)
                findings.Add(
                    chunk.PlaceOf(i), $"an instant not before {Shown(last.Microseconds)}, that of the stream so far",
                    Shown(fields.Microseconds));
            last = (fields.Version, fields.Microseconds);
        }
    }

    static string Shown(long microseconds) => new DateTime(microseconds * TimeSpan.TicksPerMicrosecond)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    // Names are compared as they stand in the record: text there has one spelling only.
    sealed class BytesEqual : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public bool Equals(ReadOnlySpan<byte> one, byte[] other) => one.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] bytes) => GetHashCode(bytes.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> bytes)
        {
            var hash = new HashCode();
            hash.AddBytes(bytes);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> bytes) => bytes.ToArray();
    }
}
