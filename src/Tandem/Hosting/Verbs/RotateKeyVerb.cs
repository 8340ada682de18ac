using System.CommandLine;
using NodaTime;

namespace Tandem.Hosting.Verbs;

/// <summary><c>tandem rotate-key</c>: a new key signs the log from now on, and the record says so.</summary>
static class RotateKeyVerb
{
    public static Command Verb()
    {
        var verb = new Command("rotate-key",
            "Replace the key that signs the log; the change is recorded. The server has to be stopped.");
        var options = new RecordOptions();
        options.AddTo(verb);
        verb.SetAction(async (asked, cancelled) =>
        {
            try
            {
                return await Run(options.Read(asked), asked.InvocationConfiguration.Output, cancelled);
            }
            catch (Exception refused) when (refused is SettingRefused or IOException or UnauthorizedAccessException
                or InvalidDataException)
            {
                await asked.InvocationConfiguration.Error.WriteLineAsync(refused.Message);
                return ExitCode.Unusable;
            }
        });
        return verb;
    }

    static async Task<int> Run(Settings settings, TextWriter output, CancellationToken ct)
    {
        await using var installation = await Installation.Open(settings, SystemClock.Instance, ct, alone: true);
        var organisations = await installation.Ledger.Organisations(ct);
        if (organisations.Count == 0) throw new IOException("Nothing is recorded yet, so nothing is signed.");
        foreach (var organisation in organisations)
            if (await LedgerExport.HeadFaults(installation.Ledger, organisation, ct) is [var gone])
                throw new InvalidDataException($"{gone}");
        var files = new KeyFile(settings.Data);
        using var next = files.Prepare(installation.Key.Name);
        // What was signed and handed out by the old key stays explainable: each is kept before the key goes.
        foreach (var organisation in organisations)
        {
            await installation.Ledger.KeepCheckpoint(organisation, ct);
            await installation.Desk.ReplaceKey(organisation, installation.Key.VerifierKey, next.VerifierKey, ct);
            await installation.Ledger.KeepCheckpoint(organisation, ct);
        }
        files.Replace();
        await output.WriteLineAsync("A new key signs the log from now on; the old one signed the record that says so.");
        await output.WriteLineAsync($"Old: {installation.Key.VerifierKey}");
        await output.WriteLineAsync("Give the other party the new one on another way than an export; they need both:");
        await output.WriteLineAsync(next.VerifierKey);
        return ExitCode.AllRight;
    }
}
