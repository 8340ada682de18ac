using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Notes;

namespace Tandem.Hosting;

/// <summary>Which keys signed an organisation's log, as its own record says: a change of keys is a fact in it, signed
/// by the key that goes.</summary>
static class LogKeys
{
    const int SizesUntilNew = 2;

    /// <summary>The keys by rising size; the log that never changed its key has one.</summary>
    /// <param name="ledger">Where to read.</param>
    /// <param name="now">The key that signs now.</param>
    /// <param name="organisation">Whose log.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<IReadOnlyList<BundleKey>> Of(ILedger ledger, LogKey now, string organisation,
        CancellationToken ct)
    {
        var keys = new List<BundleKey>();
        await foreach (var fact in ledger.ReadStream(organisation, Streams.Organisation, fromVersion: 0, ct))
        {
            if (Read(fact) is not OrganisationEvent.KeyReplaced replaced) continue;
            if (keys.Count == 0) keys.Add(new(0, replaced.Before));
            keys.Add(new(From(fact.Index), replaced.After));
        }
        return keys.Count == 0 ? [new(0, now.VerifierKey)] : keys;
    }

    // A fact that was made unreadable changes no key here: whoever opens the record to check it must come that far.
    static RecordedEvent? Read(RecordedFact fact)
    {
        try
        {
            return EventCodec.Decode(fact.Type, fact.Payload);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The first size that a new key signs. The log that ends with the change was signed by the key that
    /// goes.</summary>
    public static long From(long index) => index + SizesUntilNew;

    /// <summary>The key that signed at a size.</summary>
    public static string At(this IReadOnlyList<BundleKey> keys, long size) =>
        keys.Last(key => key.From <= size).VerifierKey;
}
