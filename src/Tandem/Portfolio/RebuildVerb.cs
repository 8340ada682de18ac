using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using NodaTime;
using Tandem.Domain;
using Tandem.Hosting;
using Tandem.Hosting.Verbs;
using Tandem.Ledger.Checking;

namespace Tandem.Portfolio;

/// <summary><c>tandem rebuild</c>: the tables that lists are read from, made anew from the record.</summary>
static class RebuildVerb
{
    public static Command Verb()
    {
        var onlyCheck = new Option<bool>("--check")
        {
            Description = "Change nothing: say where the tables differ from the record. The server may run meanwhile.",
        };
        var verb = new Command("rebuild",
            "Make the tables that lists are read from anew from the record. The server has to be stopped.")
        {
            onlyCheck,
        };
        var options = new RecordOptions();
        options.AddTo(verb);
        verb.SetAction(async (asked, cancelled) =>
        {
            var (output, error) = (asked.InvocationConfiguration.Output, asked.InvocationConfiguration.Error);
            try
            {
                var only = asked.GetValue(onlyCheck);
                await using var installation = await Installation.Open(
                    options.Read(asked), SystemClock.Instance, cancelled, alone: !only);
                return only ? await Check(installation, output, error, cancelled)
                    : await Rebuild(installation, output, cancelled);
            }
            catch (Exception refused) when (refused is SettingRefused or IOException or UnauthorizedAccessException
                or InvalidDataException or HistoryDoesNotFoldException)
            {
                await error.WriteLineAsync(refused.Message);
                return ExitCode.Unusable;
            }
            catch (DbException broken)
            {
                await error.WriteLineAsync(OpenedRecord.Altered(broken));
                return ExitCode.Unusable;
            }
        });
        return verb;
    }

    static async Task<int> Check(Installation installation, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var wrong = 0;
        foreach (var organisation in await installation.Ledger.Organisations(ct))
            foreach (var finding in await Findings(installation, organisation, ct))
            {
                wrong++;
                await error.WriteLineAsync($"{finding}");
            }
        if (wrong > 0) return ExitCode.Wrong;
        await output.WriteLineAsync("The tables say what the record says.");
        return ExitCode.AllRight;
    }

    // Tables can be held only against a log that is there.
    static async Task<IReadOnlyList<Finding>> Findings(
        Installation installation, string organisation, CancellationToken ct) =>
        await LedgerExport.HeadFaults(installation.Ledger, organisation, ct) is [_, ..] gone ? gone
            : await new ReadTableCheck(installation, organisation).Run(ct);

    static async Task<int> Rebuild(Installation installation, TextWriter output, CancellationToken ct)
    {
        var streams = 0;
        foreach (var organisation in await installation.Ledger.Organisations(ct))
        {
            if (await LedgerExport.HeadFaults(installation.Ledger, organisation, ct) is [var gone])
                throw new InvalidDataException($"{gone}");
            await ReadTableUpkeep.Rebuild(installation.Ledger, organisation, installation.Clock, ct);
            streams += (await installation.Ledger.Streams(organisation, ct)).Count(
                stream => ReadTableRows.RowsOf(stream) is not null);
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Made the tables anew from the record: {streams:#,0} {(streams == 1 ? "engagement or sourcing case"
                : "engagements and sourcing cases")}."));
        return ExitCode.AllRight;
    }
}
