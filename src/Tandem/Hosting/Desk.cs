using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Tandem.Domain;
using Tandem.Hosting.Json;
using Tandem.Ledger;

namespace Tandem.Hosting;

/// <summary>
/// The one pipeline: read, fold, check, decide, append at the version read, answer. It alone appends.
/// </summary>
/// <remarks>
/// Page, API, command line, import and timer all ask here, so that none can differ from the others. The kind of stream
/// says what a state is and who decides; all else is the same for every kind.
/// </remarks>
class Desk<TState, TCommand>(
    StreamKind<TState, TCommand> kind, ILedger ledger, Shelf<TState> shelf, IClock clock)
    where TState : class where TCommand : notnull
{
    /// <summary>How often a command that lost a race is decided anew before its asker hears of a conflict.</summary>
    public const int RacesMax = 3;

    protected ILedger Ledger => ledger;

    protected IClock Clock => clock;

    /// <summary>Asks one thing of a stream.</summary>
    public Task<Answer> Ask(Asker asker, string key, TCommand command, CancellationToken ct = default) =>
        Ask(asker, key, [command], new Conditions(), ct);

    /// <summary>Asks several things of a stream: all are recorded, or none.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="key">Its key among the streams of its kind.</param>
    /// <param name="commands">What is asked, decided one after the other.</param>
    /// <param name="conditions">On which conditions.</param>
    /// <param name="ct">Gives up waiting; what was queued is recorded all the same.</param>
    public async Task<Answer> Ask(Asker asker, string key, IReadOnlyList<TCommand> commands, Conditions conditions,
        CancellationToken ct = default)
    {
        var commandId = CommandId(asker, conditions.IdempotencyKey);
        var fingerprint = Fingerprint(key, commands, conditions);
        if (await Before() is { } before) return before;

        asker = await Inform(asker, commands, ct);
        for (var race = 0; ; race++)
        {
            var (answer, queued, restsOn) =
                await Decide(asker, key, commands, conditions, commandId, fingerprint, race > 0, ct);
            // A "no" holds once what it was decided on is recorded; unless that is the same request, sent before.
            if (answer is not null && await Stands(restsOn)) return await Before() ?? answer;
            if (answer is not null && race == RacesMax)
                return new Answer.Stale(kind.VersionOf(await shelf.Read(asker.Organisation, key, ct)));
            if (answer is not null) continue;
            var outcome = await Settle(asker, key, queued!);
            if (Of(outcome, queued!.Expected) is { } settled && (settled is not Answer.Stale || race == RacesMax))
                return settled;
        }

        Task<Answer?> Before() => Known(asker, conditions, commandId, fingerprint, ct);
    }

    /// <summary>What a request was answered that carried the same key and sent the same; null where there was
    /// none.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="key">The stream's key among those of its kind.</param>
    /// <param name="conditions">With the key of the request, and with what was sent.</param>
    /// <param name="ct">Gives up.</param>
    public Task<Answer?> AnsweredBefore(Asker asker, string key, Conditions conditions, CancellationToken ct) =>
        Known(asker, conditions, CommandId(asker, conditions.IdempotencyKey), Fingerprint(key, [], conditions), ct);

    async Task<Answer?> Known(
        Asker asker, Conditions conditions, string commandId, byte[] fingerprint, CancellationToken ct) =>
        conditions.IdempotencyKey is not null
            && await ledger.FindCommand(asker.Organisation, commandId, fingerprint, ct) is { } found
                ? Of(found, onConflict: 0) : null;

    /// <summary>Looks up what the rules need to know beside the state; most need nothing.</summary>
    protected virtual ValueTask<Asker> Inform(Asker asker, IReadOnlyList<TCommand> commands, CancellationToken ct) =>
        ValueTask.FromResult(asker);

    // Under the gate: what is decided on is the state after everything that is queued already. What is kept may be
    // behind another process; an append names its version and so finds out, but any other answer has to look first.
    async Task<Decided> Decide(Asker asker, string key, IReadOnlyList<TCommand> commands, Conditions conditions,
        string commandId, byte[] fingerprint, bool raced, CancellationToken ct)
    {
        var slot = shelf.SlotOf(asker.Organisation, key);
        await slot.Gate.WaitAsync(ct);
        try
        {
            if (slot.Pending is { } pending)
                return Decide(asker, key, commands, conditions, commandId, fingerprint, slot, pending)
                    with
                { RestsOn = slot.Outcome };
            if (!raced && slot.Durable is var known && kind.IsOpen(known)
                && Decide(asker, key, commands, conditions, commandId, fingerprint, slot, known)
                is { Queued: not null } queued)
                return queued;
            var latest = await shelf.Read(asker.Organisation, key, ct);
            return Decide(asker, key, commands, conditions, commandId, fingerprint, slot, latest);
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    Decided Decide(Asker asker, string key, IReadOnlyList<TCommand> commands, Conditions conditions,
        string commandId, byte[] fingerprint, Shelf<TState>.Slot slot, TState state)
    {
        var version = kind.VersionOf(state);
        if (conditions.IfVersion is { } seen && seen != version) return new(new Answer.Stale(version));

        var asking = AskingOf(asker, state, commands);
        var next = state;
        var events = new List<RecordedEvent>();
        var facts = new List<NewFact>();
        string? right = null;
        // One by one, so that each fact is recorded under the right of the command that it follows from.
        foreach (var command in commands)
        {
            var decision = kind.Decide(next, asking, command);
            if (decision.Refusal is { } refusal) return new(new Answer.Refused(refusal));
            if (decision.Events.Count == 0) continue;
            var exercised = kind.RightOf(command);
            right ??= exercised;
            foreach (var happened in decision.Events)
            {
                next = kind.Evolve(next, happened);
                var fact = EventCodec.Encode(happened);
                facts.Add(exercised == right ? fact : fact with { Right = exercised });
            }
            events.AddRange(decision.Events);
        }
        if (right is null) return new(new Answer.Recorded(new(First: -1, Facts: 0, version, asking.At)));

        var append = new Append(asker.Organisation, kind.Name(key), version,
            asking.At.ToDateTimeOffset(), asker.Person.ToString(), right, commandId, fingerprint, facts,
            kind.Beside(asker.Organisation, state, next, events, asking));
        var outcome = ledger.Append(append, CancellationToken.None);
        slot.Queue(next, outcome);
        return new(Answer: null, new(slot, next, version, outcome));
    }

    static async Task<bool> Stands(Task<AppendOutcome>? restsOn)
    {
        try
        {
            return restsOn is null || await restsOn is AppendOutcome.Appended;
        }
        // Whoever asked for that hears of it; here it only means that nothing was recorded.
        catch (Exception)
        {
            return false;
        }
    }

    async Task<AppendOutcome> Settle(Asker asker, string key, Queued queued)
    {
        AppendOutcome? outcome = null;
        try
        {
            outcome = await queued.Outcome;
            if (outcome is AppendOutcome.Appended)
            {
                queued.Slot.Advance(queued.Next);
                shelf.Weigh(asker.Organisation, key, queued.Slot);
            }
            return outcome;
        }
        finally
        {
            await Unqueue(queued, kept: outcome is AppendOutcome.Appended);
        }
    }

    // Nothing decided after a failed append can be recorded either: each is refused its version and decided anew.
    static async Task Unqueue(Queued queued, bool kept)
    {
        await queued.Slot.Gate.WaitAsync();
        if (!kept || ReferenceEquals(queued.Slot.Pending, queued.Next)) queued.Slot.Unqueue();
        queued.Slot.Gate.Release();
    }

    Asking AskingOf(Asker asker, TState state, IReadOnlyList<TCommand> commands)
    {
        // The record keeps microseconds; deciding on more would make a replay differ from the original.
        var at = Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks() / 10 * 10);
        var known = DateTimeZoneProviders.Tzdb.GetZoneOrNull(kind.ZoneOf(state, commands[0])) ?? DateTimeZone.Utc;
        return new(asker.Person, at, at.InZone(known).Date, asker.Administrator) { Newcomers = asker.Newcomers };
    }

    static Answer? Of(AppendOutcome outcome, long onConflict) => outcome switch
    {
        AppendOutcome.Appended e =>
            new Answer.Recorded(new(e.FirstIndex, e.Count, e.Version, Instant.FromDateTimeOffset(e.At))),
        AppendOutcome.Repeated e =>
            new Answer.Recorded(new(e.FirstIndex, e.Count, e.Version, Instant.FromDateTimeOffset(e.At))),
        AppendOutcome.CommandIdReused => new Answer.KeyReused(),
        AppendOutcome.Conflict e => new Answer.Stale(Math.Max(e.ActualVersion, onConflict)),
        _ => null,
    };

    protected static string CommandId(Asker asker, string? idempotencyKey) => idempotencyKey is null
        ? Guid.CreateVersion7().ToString("n")
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{asker.Person}\n{idempotencyKey}")));

    static byte[] Fingerprint(string key, IReadOnlyList<TCommand> commands, Conditions conditions) =>
        conditions.IdempotencyKey is null ? new byte[SHA256.HashSizeInBytes]
        : conditions.Request is { } sent ? SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{sent}"))
        : SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            key,
            kinds = commands.Select(each => each.GetType().Name),
            asked = commands.Select(each => (object)each)
        }, TandemJson.Options));

    sealed record Decided(Answer? Answer, Queued? Queued = null, Task<AppendOutcome>? RestsOn = null);

    sealed record Queued(Shelf<TState>.Slot Slot, TState Next, long Expected, Task<AppendOutcome> Outcome);
}
