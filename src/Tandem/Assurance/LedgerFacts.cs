using Tandem.Domain;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Ledger;
using Tandem.Sourcing.Cases;

namespace Tandem.Assurance;

/// <summary>A page of facts.</summary>
/// <param name="Facts">The facts, in the order asked for.</param>
/// <param name="Next">Where the next page starts, or null on the last.</param>
sealed record FactsPage(IReadOnlyList<RecordedFact> Facts, long? Next);

/// <summary>Finds facts in the record for whoever may see them.</summary>
sealed class LedgerFacts(ILedger ledger, Session session, Entry entry, Reading reading, CaseReading cases, Visit visit)
{
    /// <summary>Facts on a page.</summary>
    public const int RowsMax = 50;

    /// <summary>Facts looked at for one page; where fewer of them may be seen, the page ends early.</summary>
    public const int LookedAtMax = 5_000;

    const int LookedAtOnce = 500;

    /// <summary>The organisation's facts before an index that the session may see, newest first.</summary>
    public async Task<FactsPage> Newest(long? before, CancellationToken ct)
    {
        var visible = await Visible(ct);
        var found = new List<RecordedFact>();
        var from = Math.Clamp(before ?? long.MaxValue, 0, await ledger.Size(Organisation, ct));
        for (var looked = 0; from > 0 && looked < LookedAtMax; looked += LookedAtOnce)
        {
            var first = Math.Max(0, from - LookedAtOnce);
            var chunk = await ledger.ReadLog(Organisation, first, (int)(from - first), ct).ToListAsync(ct);
            foreach (var fact in Enumerable.Reverse(chunk))
            {
                if (!await visible(fact)) continue;
                if (found.Count == RowsMax) return new(found, found[^1].Index);
                found.Add(fact);
            }
            from = first;
        }
        return new(found, from > 0 ? from : null);
    }

    /// <summary>
    /// An engagement's facts below a version, newest first; those of the day that is looked at and before.
    /// </summary>
    public async Task<FactsPage> Newest(Engagement engagement, long? below, int most, CancellationToken ct)
    {
        var last = Math.Clamp((below ?? long.MaxValue) - 1, 0, engagement.Version);
        var count = (int)Math.Min(most, last);
        var versions = Enumerable.Range(0, count).Select(back => last - back).ToList();
        var facts = await ledger.Find(Organisation, Streams.Engagement(engagement.Key), versions, ct);
        return new([.. facts.Reverse()], last > count ? last - count + 1 : null);
    }

    /// <summary>The organisation's facts from an index on that the session may see, oldest first.</summary>
    public async Task<FactsPage> Oldest(long from, int most, CancellationToken ct)
    {
        var visible = await Visible(ct);
        var found = new List<RecordedFact>();
        var next = from;
        await foreach (var fact in ledger.ReadLog(Organisation, from, LookedAtMax, ct))
        {
            if (found.Count == most) break;
            next = fact.Index + 1;
            if (await visible(fact)) found.Add(fact);
        }
        return new(found, next < await ledger.Size(Organisation, ct) ? next : null);
    }

    /// <summary>
    /// One fact that the session may see on the day that is looked at, or null. Enters its engagement.
    /// </summary>
    public async Task<RecordedFact?> Find(long index, CancellationToken ct)
    {
        if (await ledger.Find(Organisation, index, ct) is not { } fact) return null;
        var sees = Streams.EngagementOf(fact.Stream) is { } key
            ? await reading.Enter(key, ct) is not null
            : SourcingStream.Kind.KeyOf(fact.Stream) is not null ? await (await cases.Facts(ct))(fact)
                : Entry.SeesAll(session);
        return sees && IsRecordedByThen(fact) ? fact : null;
    }

    string Organisation => session.Organisation.ToString();

    bool IsRecordedByThen(RecordedFact fact) => !visit.IsPast || fact.At < visit.Until.ToDateTimeOffset();

    async Task<Func<RecordedFact, Task<bool>>> Visible(CancellationToken ct)
    {
        var ofCases = await cases.Facts(ct);
        var all = Entry.SeesAll(session);
        var streams = all ? [] : (await entry.Engagements(session, ct)).Select(Streams.Engagement).ToHashSet();
        return async fact => IsRecordedByThen(fact) && (SourcingStream.Kind.KeyOf(fact.Stream) is not null
            ? await ofCases(fact) : all || streams.Contains(fact.Stream));
    }
}
