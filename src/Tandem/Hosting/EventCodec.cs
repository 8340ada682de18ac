using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Tandem.Domain;
using Tandem.Hosting.Json;
using Tandem.Ledger;

namespace Tandem.Hosting;

/// <summary>Turns events into the bytes that the ledger keeps, and back.</summary>
static class EventCodec
{
    const int BatchEvents = 250;
    const int BatchesAhead = 4;

    static readonly FrozenDictionary<string, JsonTypeInfo> ByName = typeof(RecordedEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(RecordedEvent)) && !type.IsAbstract)
        .ToFrozenDictionary(NameOf, TandemJson.Options.GetTypeInfo);

    static readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Shape)> ByType =
        ByName.ToFrozenDictionary(each => each.Value.Type, each => (each.Key, each.Value));

    /// <summary>The stored name of one event.</summary>
    public static string NameOf<T>() where T : RecordedEvent => ByType[typeof(T)].Name;

    /// <summary>The stored names of all events.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    public static NewFact Encode(RecordedEvent happened)
    {
        var (name, shape) = ByType[happened.GetType()];
        return new(name, JsonSerializer.SerializeToUtf8Bytes(happened, shape));
    }

    /// <exception cref="InvalidDataException">The record holds a type or a shape that this version cannot
    /// read.</exception>
    public static RecordedEvent Decode(string type, ReadOnlySpan<byte> payload)
    {
        if (!ByName.TryGetValue(type, out var shape))
            throw new InvalidDataException($"The record holds '{type}', which this version of Tandem does not know.");
        try
        {
            return (RecordedEvent)JsonSerializer.Deserialize(payload, shape)!;
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException(
                $"The record holds a '{type}' that cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>The events of facts in their order, decoded while those before are used.</summary>
    /// <exception cref="InvalidDataException">As for a single one.</exception>
    public static async IAsyncEnumerable<RecordedEvent> DecodeAhead(
        IAsyncEnumerable<RecordedFact> facts, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var decoded = Channel.CreateBounded<Task<RecordedEvent[]>>(BatchesAhead);
        var decoding = Task.Run(() => Batch(facts, decoded.Writer, stopped.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in decoded.Reader.ReadAllAsync(ct))
                foreach (var happened in await batch) yield return happened;
        }
        finally
        {
            // Whoever stops early leaves nothing running behind.
            await stopped.CancelAsync();
            await decoding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Decoding costs most: each batch is decoded while the next is read and the one before is folded.
    static async Task Batch(
        IAsyncEnumerable<RecordedFact> facts, ChannelWriter<Task<RecordedEvent[]>> decoded, CancellationToken ct)
    {
        try
        {
            var batch = new List<RecordedFact>(BatchEvents);
            await foreach (var fact in facts.WithCancellation(ct))
            {
                batch.Add(fact);
                if (batch.Count < BatchEvents) continue;
                await decoded.WriteAsync(Decoded(batch), ct);
                batch = new(BatchEvents);
            }
            await decoded.WriteAsync(Decoded(batch), ct);
            decoded.Complete();
        }
        // Thrown again to whoever reads.
        catch (Exception failure)
        {
            decoded.Complete(failure);
        }
    }

    static Task<RecordedEvent[]> Decoded(List<RecordedFact> facts) => Task.Run(() =>
    {
        var events = new RecordedEvent[facts.Count];
        for (var i = 0; i < events.Length; i++) events[i] = Decode(facts[i].Type, facts[i].Payload);
        return events;
    });

    static string NameOf(Type type) => type.GetCustomAttribute<StoredAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type.Name} has no stored name.");
}
