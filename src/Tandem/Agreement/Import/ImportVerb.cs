using System.CommandLine;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Hosting;
using Tandem.Hosting.Verbs;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement.Import;

/// <summary><c>tandem import FILE</c>: opens an engagement from a file, or changes one to what the file
/// says.</summary>
static class ImportVerb
{
    const string StandardInput = "-";
    const string NothingDone = "Nothing was done, because of --dry-run.";

    public static Command Verb()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The engagement file, YAML or JSON; - reads the input.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and do nothing." };
        var by = new Option<string>("--as")
        {
            Description = "Act as the person with this e-mail address [default: the first administrator]",
            HelpName = "EMAIL",
        };
        var verb = new Command("import", "Open an engagement from a file, or change one to what the file says.")
        {
            file, dryRun, by,
        };
        var record = new OpenedRecord();
        record.AddPlaceTo(verb);
        verb.SetAction((line, ct) => line.GetValue(dryRun)
            ? TryDry(record, line, line.GetValue(file)!, line.GetValue(by), ct)
            : Import(record, line, line.GetValue(file)!, line.GetValue(by), dryRun: false, ct));
        return verb;
    }

    // Somebody who looks around has a file before there is a record.
    static async Task<int> TryDry(OpenedRecord record, ParseResult line, string path, string? by, CancellationToken ct)
    {
        try
        {
            if (record.Absent(line) is not { } folder) return await Import(record, line, path, by, dryRun: true, ct);
            var (file, errors) = await Read(path, ct);
            return file is null ? await Tell(line, errors) : await PlanAlone(line, file, folder);
        }
        catch (Exception refused) when (refused is SettingRefused or IOException or UnauthorizedAccessException)
        {
            await line.InvocationConfiguration.Error.WriteLineAsync(refused.Message);
            return ExitCode.Unusable;
        }
    }

    static async Task<int> PlanAlone(ParseResult line, EngagementFile file, string folder)
    {
        var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
        var now = SystemClock.Instance.GetCurrentInstant();
        var founder = new Asking(new(Guid.Empty), now, now.InUtc().Date, Administrator: true);
        var plan = ImportPlan.Of(file, Engagement.Initial, KnownPeople.NewIn(file), Playbooks.Load(Playbooks.Shipped),
            founder);
        PlanText.Write(output, plan);
        if (plan.Refusal is { } refusal) return await Refuse(error, refusal, plan);
        await output.WriteLineAsync($"There is no record in {folder}: this is what a new one would hold.");
        await output.WriteLineAsync(NothingDone);
        return ExitCode.AllRight;
    }

    static Task<int> Import(OpenedRecord record, ParseResult line, string path, string? by, bool dryRun,
        CancellationToken ct) => CommandLine.With(record, line, async open =>
    {
        var (file, errors) = await Read(path, ct);
        return file is null ? await Tell(line, errors) : await Run(open, line, file, by, dryRun, ct);
    }, ct);

    static async Task<EngagementFileReading> Read(string path, CancellationToken ct)
    {
        var (text, unreadable) = await Text(path, ct);
        return text is null ? new(null, [unreadable!])
            : EngagementFileReader.Read(text, path, Playbooks.Load(Playbooks.Shipped));
    }

    static async Task<(string?, FileError?)> Text(string path, CancellationToken ct)
    {
        await using var stream = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
        return await FileText.Read(stream, path, ct);
    }

    static async Task<int> Tell(ParseResult line, IEnumerable<FileError> errors)
    {
        foreach (var error in errors) await line.InvocationConfiguration.Error.WriteLineAsync(error.ToString());
        return ExitCode.Wrong;
    }

    static async Task<int> Run(CommandLine open, ParseResult line, EngagementFile file, string? by, bool dryRun,
        CancellationToken ct)
    {
        var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
        if (await open.Actor(by, ct) is not { Erased: false } actor)
        {
            await error.WriteLineAsync(
                by is null ? "The organisation has no administrator." : $"The directory does not know {by}.");
            return ExitCode.Unusable;
        }
        var asker = new Asker(open.Organisation.Id.ToString(), actor.Id, actor.Administrator);
        var now = await open.Installation.Shelf.Read(asker.Organisation, file.Key, ct);
        var import = new EngagementImport(open.Installation.Desk, open.Directory, Playbooks.Load(Playbooks.Shipped),
            open.Installation.Clock);
        var plan = await import.Plan(asker, file, now, ct);
        PlanText.Write(output, plan);
        if (plan.Refusal is { } refusal) return await Refuse(error, refusal, plan);
        if (dryRun) await output.WriteLineAsync(NothingDone);
        if (dryRun || plan.Kind == ImportKind.Nothing) return ExitCode.AllRight;

        var answer = await import.Do(asker, plan, ct);
        if (answer is not Answer.Recorded { Receipt: var receipt }) return await Refuse(error, answer.Why!, plan);
        await output.WriteLineAsync(
            $"Done as {actor.DisplayName}: {receipt.Facts} facts recorded from index {receipt.First} on.");
        return ExitCode.AllRight;
    }

    static async Task<int> Refuse(TextWriter error, Refusal refusal, ImportPlan plan)
    {
        await error.WriteLineAsync($"Refused ({refusal.Code}): {refusal.Reason}");
        if (refusal.Missing is { } missing)
            await error.WriteLineAsync(missing.Holders.Count == 0
                ? $"Nobody holds the right '{missing.Kind}'."
                : $"The right '{missing.Kind}' is held by {Names(missing, plan)}.");
        return ExitCode.Wrong;
    }

    static string Names(MissingRight missing, ImportPlan plan) =>
        string.Join(", ", missing.Holders.Select(plan.People.NameOf));
}
