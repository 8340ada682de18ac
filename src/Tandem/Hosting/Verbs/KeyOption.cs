using System.CommandLine;
using Tandem.Ledger.Checking;

namespace Tandem.Hosting.Verbs;

/// <summary>The option <c>--key</c>: verifier keys that the asker trusts, as many as there are.</summary>
static class KeyOption
{
    public static Option<string[]> Of(string description) => new("--key")
    {
        Description = description,
        HelpName = "VKEY",
        DefaultValueFactory = _ => [],
    };

    /// <summary>The keys, or null when one of them is none; that is said on <paramref name="error"/>.</summary>
    public static IReadOnlyList<VerifierKey>? Read(IReadOnlyList<string> texts, TextWriter error)
    {
        var keys = new List<VerifierKey>();
        foreach (var text in texts)
            if (VerifierKey.TryParse(text, out var key, out var why)) keys.Add(key);
            else error.WriteLine($"--key {Printable.Of(text)}: {why}.");
        return keys.Count == texts.Count ? keys : null;
    }
}
