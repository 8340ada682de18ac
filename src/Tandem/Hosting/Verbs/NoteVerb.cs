using System.CommandLine;
using Tandem.Ledger.Checking;

namespace Tandem.Hosting.Verbs;

/// <summary><c>tandem note verify FILE --key VKEY</c>: checks a signed note, ours or anybody's.</summary>
static class NoteVerb
{
    const int FileBytesMax = 1_000_000;

    public static Command Verb()
    {
        var file = new Argument<string>("FILE") { Description = "A signed note, such as a checkpoint of a log." };
        var keys = KeyOption.Of("A verifier key, name+key id+base64, that you trust. May be given several times.");
        keys.Required = true;
        var verify = new Command("verify", "Check the signatures on a note against the keys that you trust.")
        {
            file, keys,
        };
        verify.SetAction(asked => Run(
            asked.GetValue(file)!, asked.GetValue(keys)!, asked.InvocationConfiguration.Output,
            asked.InvocationConfiguration.Error));
        return new Command("note", "Work with signed notes (C2SP signed-note).") { verify };
    }

    static int Run(string path, IReadOnlyList<string> keyTexts, TextWriter output, TextWriter error)
    {
        if (KeyOption.Read(keyTexts, error) is not { } keys
            || SmallFile.Read(path, FileBytesMax, error) is not { } bytes) return ExitCode.Unusable;

        var report = Check.Note(bytes, path, keys);
        foreach (var signature in report.Verified) output.WriteLine($"Verified: {signature}");
        foreach (var signature in report.Unverified)
            output.WriteLine($"Not checked, because no such key was given: {Printable.Of(signature.ToString())}");
        if (report.Finding is { } finding)
        {
            error.WriteLine($"Not verified. {Printable.Of(finding.ToString())}.");
            return ExitCode.Wrong;
        }
        if (report.Head is { } head)
        {
            var root = Convert.ToBase64String(head.Root);
            output.WriteLine($"Checkpoint of {Printable.Of(head.Origin)}: size {head.Size}, root {root}");
        }
        return ExitCode.AllRight;
    }
}
