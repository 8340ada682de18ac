using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Tandem.Ledger;

namespace Tandem.Hosting;

/// <summary>
/// Keeps the states of one kind of stream in memory, so that a warm page or command never replays history.
/// </summary>
/// <remarks>
/// A slot holds two states. <c>Durable</c> is what the record is known to hold: pages show nothing else. <c>Pending</c>
/// runs ahead of it by commands that are decided and on their way to the disk, so that the next command on the same
/// stream need not wait for the commit before it, and both share one.
/// </remarks>
class Shelf<TState>(StreamKind<TState> kind, ILedger ledger, IClock clock) : IDisposable where TState : class
{
    /// <summary>How much is kept, counted in events of the histories behind the states.</summary>
    public const long EventsMax = 4_000_000;

    // What a slot weighs besides its history.
    const long EventsPerSlot = 100;

    readonly Lock placing = new();
    readonly MemoryCache slots = new(new MemoryCacheOptions { SizeLimit = EventsMax });

    /// <summary>What is recorded of a stream, up to now.</summary>
    public async Task<TState> Read(string organisation, string key, CancellationToken ct)
    {
        var slot = SlotOf(organisation, key);
        var version = await ledger.Version(organisation, kind.Name(key), ct);
        if (kind.VersionOf(slot.Durable) < version)
        {
            slot.Advance(await CatchUp(organisation, key, slot.Durable, ct));
            Weigh(organisation, key, slot);
        }
        return slot.Durable;
    }

    /// <summary>What was recorded of a stream when it was last looked at; null when nothing is kept of it.</summary>
    /// <remarks>Costs no question to the record, and may be behind what another process has recorded since.</remarks>
    public TState? Known(string organisation, string key) =>
        slots.TryGetValue((organisation, key), out Slot? slot) && kind.IsOpen(slot!.Durable) ? slot.Durable : null;

    /// <summary>The slot of a stream. There is only one at a time: two would each run ahead of the other.</summary>
    public Slot SlotOf(string organisation, string key)
    {
        if (slots.TryGetValue((organisation, key), out Slot? known)) return known!;
        lock (placing)
            return slots.GetOrCreate((organisation, key), entry =>
            {
                entry.Size = EventsPerSlot;
                return new Slot(kind);
            })!;
    }

    /// <summary>
    /// Tells the cache what a slot has come to weigh, each time that has grown by a slot's own weight.
    /// </summary>
    public void Weigh(string organisation, string key, Slot slot)
    {
        var weight = kind.VersionOf(slot.Durable);
        if (weight - slot.Weight < EventsPerSlot) return;
        slot.Weight = weight;
        lock (placing)
            if (slots.TryGetValue((organisation, key), out Slot? kept) && ReferenceEquals(kept, slot))
                slots.Set((organisation, key), slot, new MemoryCacheEntryOptions { Size = EventsPerSlot + weight });
    }

    async Task<TState> CatchUp(string organisation, string key, TState known, CancellationToken ct)
    {
        var later = ledger.ReadStream(organisation, kind.Name(key), kind.VersionOf(known), ct);
        await foreach (var happened in EventCodec.DecodeAhead(later, ct)) known = kind.Evolve(known, happened);
        return known;
    }

    /// <summary>What was recorded of a stream before an instant: the same fold over fewer events.</summary>
    public async Task<TState> ReadBefore(string organisation, string key, Instant until, CancellationToken ct)
    {
        var before = until.ToDateTimeOffset();
        if (slots.TryGetValue((organisation, key, before), out TState? known)) return known!;
        known = kind.Initial;
        await foreach (var fact in ledger.ReadStream(organisation, kind.Name(key), fromVersion: 0, ct))
        {
            if (fact.At >= before) break;
            known = kind.Evolve(known, EventCodec.Decode(fact.Type, fact.Payload));
        }
        // The past stands still, but a day that is not over may still grow: only what lies behind is kept.
        if (until <= clock.GetCurrentInstant())
            slots.Set((organisation, key, before), known,
                new MemoryCacheEntryOptions { Size = EventsPerSlot + kind.VersionOf(known) });
        return known;
    }

    /// <summary>What was recorded of a stream up to a version: the same fold over fewer events.</summary>
    public async Task<TState> ReadAt(string organisation, string key, long version, CancellationToken ct)
    {
        var known = kind.Initial;
        await foreach (var fact in ledger.ReadStream(organisation, kind.Name(key), fromVersion: 0, ct))
        {
            if (kind.VersionOf(known) >= version) break;
            known = kind.Evolve(known, EventCodec.Decode(fact.Type, fact.Payload));
        }
        return known;
    }

    public void Dispose()
    {
        slots.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One stream's states.</summary>
    internal sealed class Slot(StreamKind<TState> kind)
    {
        readonly Lock turn = new();
        TState durable = kind.Initial;
        TState? pending;

        /// <summary>Held from reading the pending state to queueing the append, never across a commit.</summary>
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public TState Durable => Volatile.Read(ref durable);

        /// <summary>The events that the cache believes this slot to hold.</summary>
        public long Weight { get; set; }

        /// <summary>The state after everything queued; null when nothing is, or when it could not be recorded.
        /// Touched only under the gate.</summary>
        public TState? Pending =>
            Outcome is { IsCompleted: true } and not
            {
                IsCompletedSuccessfully: true,
                Result: AppendOutcome.Appended
            } ? null : pending;

        /// <summary>What becomes of the pending state. Touched only under the gate.</summary>
        public Task<AppendOutcome>? Outcome { get; private set; }

        public void Queue(TState next, Task<AppendOutcome> outcome) => (pending, Outcome) = (next, outcome);

        public void Unqueue() => (pending, Outcome) = (null, null);

        /// <summary>Takes over a later state; commits may be heard of out of order.</summary>
        public void Advance(TState known)
        {
            lock (turn)
                if (kind.VersionOf(known) > kind.VersionOf(durable)) durable = known;
        }
    }
}
