using System.CommandLine;
using Tandem.Ledger.Checking;

namespace Tandem.Hosting.Verbs;

/// <summary>
/// <c>tandem verify PATH</c>: checks an exported ledger or a receipt, offline; needs no server or database.
/// </summary>
static class VerifyVerb
{
    public static Command Verb()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "A folder that export-ledger wrote, or a file that receipt wrote.",
        };
        var keys = KeyOption.Of(
            "The verifier key that the other party gave you. May be given several times. Without it, only the keys "
                + "that stand in the export itself are checked against.");
        var verb = new Command("verify", "Check an exported ledger or a receipt: any changed byte is found and named.")
        {
            path, keys,
        };
        verb.SetAction((asked, cancelled) => Run(
            asked.GetValue(path)!, asked.GetValue(keys)!, asked.InvocationConfiguration.Output,
            asked.InvocationConfiguration.Error, cancelled));
        return verb;
    }

    static async Task<int> Run(
        string path, IReadOnlyList<string> keyTexts, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (KeyOption.Read(keyTexts, error) is not { } keys) return ExitCode.Unusable;
        try
        {
            return Directory.Exists(path)
                ? await Bundle(path, keys, output, error, ct)
                : Receipt(path, keys, output, error);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{path}: can't be read. {wrong.Message}");
            return ExitCode.Unusable;
        }
    }

    static async Task<int> Bundle(
        string folder, IReadOnlyList<VerifierKey> keys, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(folder, "bundle.json")))
        {
            await error.WriteLineAsync($"{folder}: no exported ledger: it has no bundle.json.");
            return ExitCode.Unusable;
        }
        var rules = new RuleReplay();
        var report = await Check.Bundle(folder, keys, rules.Next, progress: null, ct);
        CheckWords.Tell(report, keys, output, error);
        if (!report.Intact || report.Replay is { Findings.Count: > 0 }) return ExitCode.Wrong;
        if (KeysAreThoseOfTheRecord(report, rules)) return ExitCode.AllRight;
        await error.WriteLineAsync(
            "The keys of bundle.json are not those that the record itself names where a key was replaced.");
        return ExitCode.Wrong;
    }

    static bool KeysAreThoseOfTheRecord(CheckReport report, RuleReplay rules)
    {
        var told = rules.Keys.Where(each => each.From <= report.Records).ToList();
        return told.Count == 0 ? report.Keys.Count == 1
            : report.Keys.Select(key => key.Text).SequenceEqual([told[0].Before, .. told.Select(each => each.After)]);
    }

    static int Receipt(string file, IReadOnlyList<VerifierKey> keys, TextWriter output, TextWriter error)
    {
        if (SmallFile.Read(file, Check.ReceiptBytesMax, error) is not { } bytes) return ExitCode.Unusable;
        var report = Check.Receipt(bytes, file, keys);
        CheckWords.Tell(report, keys, output, error);
        return report.Finding is null ? ExitCode.AllRight : ExitCode.Wrong;
    }
}
