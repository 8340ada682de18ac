using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Json;
using Tandem.Hosting.People;
using Tandem.Ledger;
using Tandem.Portfolio;

namespace Tandem.Hosting;

/// <summary>The one pipeline: read, fold, check, decide, append at the version read, answer. It alone appends.</summary>
/// <remarks>Page, API, command line, import and timer all ask here, so that none can differ from the others.</remarks>
sealed class Desk(ILedger ledger, Shelf shelf, IClock clock)
{
    /// <summary>How often a command that lost a race is decided anew before its asker hears of a conflict.</summary>
    public const int RacesMax = 3;

    /// <summary>Asks one thing of an engagement.</summary>
    public Task<Answer> Ask(Asker asker, string key, EngagementCommand command, CancellationToken ct = default) =>
        Ask(asker, key, [command], new Conditions(), ct);

    /// <summary>Asks several things of an engagement: all are recorded, or none.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="key">The engagement's key.</param>
    /// <param name="commands">What is asked, decided one after the other.</param>
    /// <param name="conditions">On which conditions.</param>
    /// <param name="ct">Gives up waiting; what was queued is recorded all the same.</param>
    public async Task<Answer> Ask(Asker asker, string key, IReadOnlyList<EngagementCommand> commands, Conditions conditions,
        CancellationToken ct = default)
    {
        var commandId = CommandId(asker, conditions.IdempotencyKey);
        var fingerprint = Fingerprint(key, commands, conditions);
        if (conditions.IdempotencyKey is not null
            && await ledger.FindCommand(asker.Organisation, commandId, fingerprint, ct) is { } before)
            return Of(before, onConflict: 0)!;

        for (var race = 0; ; race++)
        {
            var (answer, queued, restsOn) = await Decide(asker, key, commands, conditions, commandId, fingerprint, race > 0, ct);
            // A "no" holds once what it was decided on is recorded.
            if (answer is not null && (race == RacesMax || await Stands(restsOn))) return answer;
            if (answer is not null) continue;
            var outcome = await Settle(asker, key, queued!);
            if (Of(outcome, queued!.Expected) is { } settled && (settled is not Answer.Stale || race == RacesMax))
                return settled;
        }
    }

    /// <summary>Begins an organisation's record with its founding; one that has begun stays as it is.</summary>
    public async Task Found(Organisation organisation, Id<Person> founder, CancellationToken ct = default)
    {
        var on = organisation.FoundedAt.InUtc().Date;
        await ledger.Append(new(organisation.Id.ToString(), Streams.Organisation, ExpectedVersion: 0,
            clock.GetCurrentInstant().ToDateTimeOffset(), founder.ToString(), RightKind.Founding,
            CommandId(new(organisation.Id.ToString(), founder, Administrator: true), RightKind.Founding),
            new byte[SHA256.HashSizeInBytes],
            [EventCodec.Encode(new OrganisationEvent.Founded(organisation.Name, founder, on))], []), ct);
    }

    // Under the gate: what is decided on is the state after everything that is queued already. What is kept may be behind
    // another process; an append names its version and so finds out, but any other answer has to look first.
    async Task<Decided> Decide(Asker asker, string key, IReadOnlyList<EngagementCommand> commands, Conditions conditions,
        string commandId, byte[] fingerprint, bool raced, CancellationToken ct)
    {
        var slot = shelf.SlotOf(asker.Organisation, key);
        await slot.Gate.WaitAsync(ct);
        try
        {
            if (slot.Pending is { } pending)
                return Decide(asker, key, commands, conditions, commandId, fingerprint, slot, pending) with { RestsOn = slot.Outcome };
            if (slot.Durable is { IsOpen: true } known && !raced
                && Decide(asker, key, commands, conditions, commandId, fingerprint, slot, known) is { Queued: not null } queued)
                return queued;
            var latest = await shelf.Read(asker.Organisation, key, ct);
            return Decide(asker, key, commands, conditions, commandId, fingerprint, slot, latest);
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    Decided Decide(Asker asker, string key, IReadOnlyList<EngagementCommand> commands, Conditions conditions,
        string commandId, byte[] fingerprint, Shelf.Slot slot, Engagement state)
    {
        if (conditions.IfVersion is { } seen && seen != state.Version) return new(new Answer.Stale(state.Version));

        var asking = AskingOf(asker, state, commands);
        var decision = EngagementDecider.Decide(state, asking, commands);
        if (decision.Refusal is { } refusal) return new(new Answer.Refused(refusal));
        if (decision.Events.Count == 0)
            return new(new Answer.Recorded(new(First: -1, Facts: 0, state.Version, asking.At)));

        var next = state.Evolve(decision.Events);
        var append = new Append(asker.Organisation, Streams.Engagement(key), state.Version,
            asking.At.ToDateTimeOffset(), asker.Person.ToString(), commands[0].Right, commandId, fingerprint,
            [.. decision.Events.Select(EventCodec.Encode)],
            ReadTables.After(asker.Organisation, state, next, decision.Events, asking));
        var outcome = ledger.Append(append, CancellationToken.None);
        slot.Queue(next, outcome);
        return new(Answer: null, new(slot, next, state.Version, outcome));
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

    Asking AskingOf(Asker asker, Engagement state, IReadOnlyList<EngagementCommand> commands)
    {
        // The record keeps microseconds; deciding on more would make a replay differ from the original.
        var at = Instant.FromUnixTimeTicks(clock.GetCurrentInstant().ToUnixTimeTicks() / 10 * 10);
        var zone = state.Terms?.Zone ?? (commands[0] as AgreementCommand.Open)?.Description.Terms.Zone ?? "UTC";
        var known = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        return new(asker.Person, at, at.InZone(known).Date, asker.Administrator);
    }

    static Answer? Of(AppendOutcome outcome, long onConflict) => outcome switch
    {
        AppendOutcome.Appended e => new Answer.Recorded(new(e.FirstIndex, e.Count, e.Version, Instant.FromDateTimeOffset(e.At))),
        AppendOutcome.Repeated e => new Answer.Recorded(new(e.FirstIndex, e.Count, e.Version, Instant.FromDateTimeOffset(e.At))),
        AppendOutcome.CommandIdReused => new Answer.KeyReused(),
        AppendOutcome.Conflict e => new Answer.Stale(Math.Max(e.ActualVersion, onConflict)),
        _ => null,
    };

    static string CommandId(Asker asker, string? idempotencyKey) => idempotencyKey is null
        ? Guid.CreateVersion7().ToString("n")
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{asker.Person}\n{idempotencyKey}")));

    static byte[] Fingerprint(string key, IReadOnlyList<EngagementCommand> commands, Conditions conditions) =>
        conditions.IdempotencyKey is null ? new byte[SHA256.HashSizeInBytes] : SHA256.HashData(JsonSerializer
            .SerializeToUtf8Bytes(new
            {
                key,
                kinds = commands.Select(each => each.GetType().Name),
                asked = commands.Select(each => (object)each)
            }, TandemJson.Options));

    sealed record Decided(Answer? Answer, Queued? Queued = null, Task<AppendOutcome>? RestsOn = null);

    sealed record Queued(Shelf.Slot Slot, Engagement Next, long Expected, Task<AppendOutcome> Outcome);

    /// <summary>The conditions of asking.</summary>
    /// <param name="IdempotencyKey">A name under which the same request, sent again, is recorded only once; or null.</param>
    /// <param name="IfVersion">The version that the asker looked at, when it must still be the latest; or null.</param>
    internal sealed record Conditions(string? IdempotencyKey = null, long? IfVersion = null);
}
