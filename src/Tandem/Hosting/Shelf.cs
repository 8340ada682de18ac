using Microsoft.Extensions.Caching.Memory;
using Tandem.Domain;
using Tandem.Ledger;

namespace Tandem.Hosting;

/// <summary>Keeps the states of engagements in memory, so that a warm page or command never replays history.</summary>
/// <remarks>
/// A slot holds two states. <c>Durable</c> is what the record is known to hold: pages show nothing else. <c>Pending</c>
/// runs ahead of it by commands that are decided and on their way to the disk, so that the next command on the same
/// engagement need not wait for the commit before it, and both share one.
/// </remarks>
sealed class Shelf(ILedger ledger) : IDisposable
{
    /// <summary>How much is kept, counted in events of the histories behind the states.</summary>
    public const long EventsMax = 4_000_000;

    // What a slot weighs besides its history.
    const long EventsPerSlot = 100;

    readonly MemoryCache slots = new(new MemoryCacheOptions { SizeLimit = EventsMax });

    /// <summary>What is recorded of an engagement, up to now.</summary>
    public async Task<Engagement> Read(string organisation, string key, CancellationToken ct)
    {
        var slot = SlotOf(organisation, key);
        var version = await ledger.Version(organisation, Streams.Engagement(key), ct);
        if (slot.Durable.Version < version) slot.Advance(await CatchUp(organisation, key, slot.Durable, ct));
        return slot.Durable;
    }

    public Slot SlotOf(string organisation, string key) =>
        slots.GetOrCreate((organisation, key), entry =>
        {
            entry.Size = EventsPerSlot;
            return new Slot();
        })!;

    /// <summary>Tells the cache what a slot has come to weigh.</summary>
    public void Weigh(string organisation, string key, Slot slot) =>
        slots.Set((organisation, key), slot,
            new MemoryCacheEntryOptions { Size = EventsPerSlot + slot.Durable.Version });

    async Task<Engagement> CatchUp(string organisation, string key, Engagement known, CancellationToken ct)
    {
        await foreach (var fact in ledger.ReadStream(organisation, Streams.Engagement(key), known.Version, ct))
            known = known.Evolve(EventCodec.Decode(fact.Type, fact.Payload));
        return known;
    }

    public void Dispose() => slots.Dispose();

    /// <summary>One engagement's states.</summary>
    internal sealed class Slot
    {
        readonly Lock turn = new();
        Engagement durable = Engagement.Initial;

        /// <summary>Held from reading the pending state to queueing the append, never across a commit.</summary>
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Engagement Durable => Volatile.Read(ref durable);

        /// <summary>The state after everything queued; null when nothing is. Touched only under the gate.</summary>
        public Engagement? Pending { get; set; }

        /// <summary>Takes over a later state; commits may be heard of out of order.</summary>
        public void Advance(Engagement known)
        {
            lock (turn)
                if (known.Version > durable.Version) durable = known;
        }
    }
}
