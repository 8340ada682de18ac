using System.Collections.Concurrent;
using NodaTime;
using Tandem.Delivery;
using Tandem.Hosting;
using Tandem.Ledger;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;
using Tandem.Portfolio;

namespace Tandem.Assurance;

/// <summary>
/// Runs the checker of bundles in this server: the log is written out as for anybody else, then checked; then the
/// tables that pages read from and the files that it names are held against it.
/// </summary>
/// <remarks>
/// One at a time: who asks meanwhile for the same organisation watches the one that runs, another organisation's waits
/// its turn. A check reads everything, so whoever may read anything could keep the server at it by asking again and
/// again; for a while after one, as long as nothing was recorded, they are answered with its result.
/// </remarks>
sealed class Verifications(Installation installation, EvidenceStore evidence, ILogger<Verifications> log)
    : IDisposable
{
    /// <summary>The shortest rest after a check.</summary>
    public static readonly Duration RestMin = Duration.FromSeconds(30);

    /// <summary>The rest after a check, in times of how long it took: at most a fifth of the time goes into
    /// checks.</summary>
    const int RestFactor = 4;

    /// <summary>Checks of an organisation that are remembered.</summary>
    public const int RememberedMax = 20;

    /// <summary>A check that takes longer is stopped; larger logs are verified on the command line.</summary>
    static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(30);

    readonly ConcurrentDictionary<string, List<Verification>> all = [];

    readonly SemaphoreSlim turn = new(1);

    /// <summary>Starts a check, or answers the one that runs, or that of just now.</summary>
    /// <param name="organisation">Whose record.</param>
    /// <param name="anew">Does not take the result of just now for an answer.</param>
    /// <param name="ct">Gives up starting one.</param>
    public async Task<Verification> Start(string organisation, bool anew, CancellationToken ct)
    {
        var size = await installation.Ledger.Size(organisation, ct);
        var known = all.GetOrAdd(organisation, _ => []);
        lock (known)
        {
            if (known is [.., { IsRunning: true } running]) return running;
            if (!anew && known is [.., var done] && Rests(done, size)) return done;
            var begun = new Verification(known is [.., var last] ? last.Number + 1 : 1,
                installation.Clock.GetCurrentInstant(), new CancellationTokenSource())
            {
                Size = size,
            };
            known.Add(begun);
            if (known.Count > RememberedMax) known.RemoveAt(0);
            begun.Run = Task.Run(() => InTurn(organisation, begun), CancellationToken.None);
            return begun;
        }
    }

    bool Rests(Verification done, long size) => !done.Stopped && done.Size == size && done.Ended is { } ended
        && installation.Clock.GetCurrentInstant() - ended
            < Duration.Max(RestMin, (ended - done.Started) * RestFactor);

    public Verification? Find(string organisation, int number)
    {
        if (!all.TryGetValue(organisation, out var known)) return null;
        lock (known) return known.Find(each => each.Number == number);
    }

    public Verification? Latest(string organisation)
    {
        if (!all.TryGetValue(organisation, out var known)) return null;
        lock (known) return known is [.., var last] ? last : null;
    }

    public void Dispose() => turn.Dispose();

    async Task InTurn(string organisation, Verification run)
    {
        try
        {
            await turn.WaitAsync(run.Stopping);
        }
        catch (OperationCanceledException)
        {
            run.Stopped = true;
            return;
        }
        try
        {
            run.Begin(installation.Clock.GetCurrentInstant(), TimeMax);
            await Verify(organisation, run);
        }
        finally
        {
            run.Ended = installation.Clock.GetCurrentInstant();
            turn.Release();
        }
    }

    async Task Verify(string organisation, Verification run)
    {
        var place = PrivateFolder.In(installation.Settings.Data, "verifications").FullName;
        var folder = Path.Combine(place, Guid.NewGuid().ToString("n"));
        try
        {
            run.Misfiled = await LedgerExport.HeadFaults(installation.Ledger, organisation, run.Stopping);
            if (run.Misfiled.Count > 0) return;
            var source = await LedgerExport.Source(installation, organisation, withEvidence: false, run.Stopping);
            run.Of = source.Checkpoints[^1].Size;
            run.Misfiled = await LedgerExport.Faults(installation, source, run.Stopping);
            var compared = new StoredHashes(installation.Ledger, organisation, run);
            await Bundle.Write(
                folder, source with { Records = compared.Follow(source.Records, run.Stopping) }, run.Stopping);
            run.Report = await Check.Bundle(folder, Trusted(source), new RuleReplay().Next,
                new Told(run), run.Stopping);
            // Tables can be held only against a record that is whole.
            if (run.AllRight) run.Tables = await new ReadTableCheck(installation, organisation).Run(run.Stopping);
            run.Files = source.Evidence.DistinctBy(each => each.Digest).Count();
            run.Evidence = await EvidenceCheck.Run(evidence, source.Evidence, run.Stopping);
        }
        catch (OperationCanceledException)
        {
            run.Stopped = true;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // A record that cannot be read any more was found and named on the way.
            run.Failure = broken.Message;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Verifying the ledger failed");
            run.Failure = failure.Message;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    // The keys that the record itself names; the last must be the one that this server signs with.
    VerifierKey[] Trusted(BundleSource source) =>
    [
        .. source.Keys.Take(source.Keys.Count - 1).Select(each => Key(each.VerifierKey)),
        Key(source.Keys.Count > 1 ? source.Keys[^1].VerifierKey : installation.Key.VerifierKey),
    ];

    static VerifierKey Key(string text) => VerifierKey.TryParse(text, out var key, out var why)
        ? key : throw new InvalidOperationException(why);

    // Not Progress<T>: its reports come late and out of order.
    sealed class Told(Verification run) : IProgress<CheckProgress>
    {
        public void Report(CheckProgress value) => run.Checked = value.Records;
    }
}
