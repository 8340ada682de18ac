using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Tandem.Domain;
using Tandem.Ledger;

namespace Tandem.Hosting;

/// <summary>Keeps the states of engagements in memory, so that a warm page or command never replays history.</summary>
/// <remarks>
/// A slot holds two states. <c>Durable</c> is what the record is known to hold: pages show nothing else. <c>Pending</c>
/// runs ahead of it by commands that are decided and on their way to the disk, so that the next command on the same
/// engagement need not wait for the commit before it, and both share one.
/// </remarks>
sealed class Shelf(ILedger ledger, IClock clock) : IDisposable
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
        if (slot.Durable.Version < version)
        {
            slot.Advance(await CatchUp(organisation, key, slot.Durable, ct));
            Weigh(organisation, key, slot);
        }
        return slot.Durable;
    }

    /// <summary>What was recorded of an engagement when it was last looked at; null when nothing is kept of it.</summary>
    /// <remarks>Costs no question to the record, and may be behind what another process has recorded since.</remarks>
    public Engagement? Known(string organisation, string key) =>
        slots.TryGetValue((organisation, key), out Slot? slot) && slot!.Durable.IsOpen ? slot.Durable : null;

    public Slot SlotOf(string organisation, string key) =>
        slots.GetOrCreate((organisation, key), entry =>
        {
            entry.Size = EventsPerSlot;
            return new Slot();
        })!;

    /// <summary>Tells the cache what a slot has come to weigh, each time that has grown by a slot's own weight.</summary>
    public void Weigh(string organisation, string key, Slot slot)
    {
        var weight = slot.Durable.Version;
        if (weight - slot.Weight < EventsPerSlot) return;
        slot.Weight = weight;
        slots.Set((organisation, key), slot, new MemoryCacheEntryOptions { Size = EventsPerSlot + weight });
    }

    async Task<Engagement> CatchUp(string organisation, string key, Engagement known, CancellationToken ct)
    {
        await foreach (var fact in ledger.ReadStream(organisation, Streams.Engagement(key), known.Version, ct))
            known = known.Evolve((EngagementEvent)EventCodec.Decode(fact.Type, fact.Payload));
        return known;
    }

    /// <summary>What was recorded of an engagement before an instant: the same fold over fewer events.</summary>
    public async Task<Engagement> ReadBefore(string organisation, string key, Instant until, CancellationToken ct)
    {
        var before = until.ToDateTimeOffset();
        if (slots.TryGetValue((organisation, key, before), out Engagement? known)) return known!;
        known = Engagement.Initial;
        await foreach (var fact in ledger.ReadStream(organisation, Streams.Engagement(key), fromVersion: 0, ct))
        {
            if (fact.At >= before) break;
            known = known.Evolve((EngagementEvent)EventCodec.Decode(fact.Type, fact.Payload));
        }
        // The past stands still, but a day that is not over may still grow: only what lies behind is kept.
        if (until <= clock.GetCurrentInstant())
            slots.Set((organisation, key, before), known, new MemoryCacheEntryOptions { Size = EventsPerSlot + known.Version });
        return known;
    }

    public void Dispose() => slots.Dispose();

    /// <summary>One engagement's states.</summary>
    internal sealed class Slot
    {
        readonly Lock turn = new();
        Engagement durable = Engagement.Initial;
        Engagement? pending;

        /// <summary>Held from reading the pending state to queueing the append, never across a commit.</summary>
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Engagement Durable => Volatile.Read(ref durable);

        /// <summary>The events that the cache believes this slot to hold.</summary>
        public long Weight { get; set; }

        /// <summary>The state after everything queued; null when nothing is, or when it could not be recorded. Touched only
        /// under the gate.</summary>
        public Engagement? Pending =>
            Outcome is { IsCompleted: true } and not { IsCompletedSuccessfully: true, Result: AppendOutcome.Appended } ? null : pending;

        /// <summary>What becomes of the pending state. Touched only under the gate.</summary>
        public Task<AppendOutcome>? Outcome { get; private set; }

        public void Queue(Engagement next, Task<AppendOutcome> outcome) => (pending, Outcome) = (next, outcome);

        public void Unqueue() => (pending, Outcome) = (null, null);

        /// <summary>Takes over a later state; commits may be heard of out of order.</summary>
        public void Advance(Engagement known)
        {
            lock (turn)
                if (known.Version > durable.Version) durable = known;
        }
    }
}
