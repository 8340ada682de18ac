using System.CommandLine;
using System.Globalization;
using Tandem.Delivery;
using Tandem.Domain;
using Tandem.Ledger.Bundles;
using Tandem.Ledger.Checking;
using Tandem.Portfolio;

namespace Tandem.Hosting.Verbs;

/// <summary><c>tandem export-ledger DIR</c>: the whole log in a folder that anybody can check offline.</summary>
static class ExportLedgerVerb
{
    public static Command Verb()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that is not there yet, or empty." };
        var withEvidence = new Option<bool>("--evidence")
        {
            Description = "Also copy the evidence files; without it they are only listed with their SHA-256.",
        };
        var verb = new Command("export-ledger", "Write the ledger into a folder that anybody can verify offline.")
        {
            folder, withEvidence,
        };
        var record = new OpenedRecord { RecordOnly = true };
        record.AddTo(verb);
        verb.SetAction((asked, cancelled) => record.Use(
            asked,
            (installation, organisation) => Run(
                installation, organisation, asked.GetValue(folder)!, asked.GetValue(withEvidence),
                asked.InvocationConfiguration.Output, asked.InvocationConfiguration.Error, cancelled),
            asked.InvocationConfiguration.Error, cancelled));
        return verb;
    }

    static async Task<int> Run(
        Installation installation, string organisation, string folder, bool withEvidence, TextWriter output,
        TextWriter error, CancellationToken ct)
    {
        if (await LedgerExport.HeadFaults(installation.Ledger, organisation, ct) is [_, ..] gone)
        {
            CheckWords.TellFaults(gone, error);
            await error.WriteLineAsync("Nothing was exported that can be verified.");
            return ExitCode.Wrong;
        }
        var source = await LedgerExport.Source(installation, organisation, withEvidence, ct);
        // The bundle holds what was signed; the columns by which the database finds it are held against it here.
        var faults = await LedgerExport.Faults(installation, source, ct);
        CheckWords.TellFaults(faults, error);
        long records;
        try
        {
            records = await Bundle.Write(folder, source, ct);
        }
        catch (InvalidDataException broken) when (faults.Count > 0)
        {
            await error.WriteLineAsync($"Nothing was exported that can be verified. {broken.Message}");
            return ExitCode.Wrong;
        }
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Wrote {records:#,0} records to {folder}."));
        await output.WriteLineAsync($"Give the other party this key on another way: {installation.Key.VerifierKey}");
        var changed = await EvidenceCheck.Run(new(installation.Settings.Data), source.Evidence, ct);
        CheckWords.TellEvidence(changed, error);
        // The tables can be held only against a record that is whole.
        if (faults.Count > 0) return ExitCode.Wrong;
        // A damaged record is written out all the same, for the check to name the place. But whoever has a machine do
        // this each night sees only how it ended: all right is a record that can be read as well.
        if (await TableFaults(installation, organisation, output, ct) is not { } tables)
        {
            await error.WriteLineAsync("THE RECORD SAYS SOMETHING THAT CANNOT BE, so that the tables that lists are "
                + $"read from could not be compared with it. './tandem verify {folder}' names where.");
            return ExitCode.Wrong;
        }
        CheckWords.TellTables(tables, error);
        return tables.Count + changed.Count == 0 ? ExitCode.AllRight : ExitCode.Wrong;
    }

    /// <summary>What the tables say otherwise than the record; null where the record does not fold.</summary>
    static async Task<IReadOnlyList<Finding>?> TableFaults(
        Installation installation, string organisation, TextWriter output, CancellationToken ct)
    {
        try
        {
            var check = new ReadTableCheck(installation, organisation);
            if (await check.IsPossible(ct)) return await check.Run(ct);
            await output.WriteLineAsync("The tables that lists are read from were written by another version; they "
                + "were not compared with the record, and are made anew when the server starts.");
            return [];
        }
        catch (Exception broken) when (broken is InvalidDataException or HistoryDoesNotFoldException)
        {
            return null;
        }
    }
}
