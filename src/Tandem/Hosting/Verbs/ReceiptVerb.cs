using System.CommandLine;
using System.Globalization;
using Tandem.Ledger;

namespace Tandem.Hosting.Verbs;

/// <summary><c>tandem receipt FACT</c>: one fact with its proof, in a file that verifies alone.</summary>
static class ReceiptVerb
{
    public static Command Verb()
    {
        var fact = new Argument<string>("FACT")
        {
            Description = "The fact's index in the ledger, such as 1204, or its stream and version, such as "
                + "engagement/claims@17.",
        };
        var to = new Option<string?>("--output")
        {
            Description = "The file to write [default: fact-INDEX.receipt]",
            HelpName = "FILE",
        };
        var verb = new Command("receipt", "Write the proof of one fact to a file that anybody can verify alone.")
        {
            fact, to,
        };
        var record = new OpenedRecord { RecordOnly = true };
        record.AddTo(verb);
        verb.SetAction((asked, cancelled) => record.Use(
            asked,
            (installation, organisation) => Run(
                installation, organisation, asked.GetValue(fact)!, asked.GetValue(to),
                asked.InvocationConfiguration.Output, cancelled),
            asked.InvocationConfiguration.Error, cancelled));
        return verb;
    }

    static async Task<int> Run(
        Installation installation, string organisation, string name, string? path, TextWriter output,
        CancellationToken ct)
    {
        var fact = await Find(installation.Ledger, organisation, name, ct)
            ?? throw new IOException(
                $"{name}: no such fact; its index, or its stream and version as engagement/claims@17, expected.");
        path ??= string.Create(CultureInfo.InvariantCulture, $"fact-{fact.Index}.receipt");
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            await file.WriteAsync(await FactReceipt.Of(installation, organisation, fact, ct), ct);
        await output.WriteLineAsync($"Wrote the receipt of {fact.Type}, record {fact.Index}, to {path}.");
        return ExitCode.AllRight;
    }

    static async Task<RecordedFact?> Find(ILedger ledger, string organisation, string name, CancellationToken ct)
    {
        if (long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return await ledger.Find(organisation, index, ct);
        var at = name.LastIndexOf('@');
        return at >= 0
            && long.TryParse(name[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && version > 0
            ? await ledger.ReadStream(organisation, name[..at], version - 1, ct).FirstOrDefaultAsync(ct)
            : null;
    }
}
