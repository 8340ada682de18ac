using System.CommandLine;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Hosting.Verbs;

namespace Tandem.Sourcing.Lint;

/// <summary><c>tandem lint-brief FILE…</c>: what a brief or a request for proposals will cost, and why.</summary>
static class LintVerb
{
    static readonly string[] Formats = ["text", "json", "sarif"];

    /// <summary>The verb for the command line. It starts no server and opens no database.</summary>
    public static Command Verb()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Briefs: Markdown, plain text, HTML or Word (.docx).",
            Arity = new(1, BriefLimits.FilesMax),
        };
        var format = new Option<string>("--format")
        {
            Description = "How the findings are written.",
            DefaultValueFactory = _ => Formats[0],
        };
        format.AcceptOnlyFromAmong(Formats);
        var model = new Option<string?>("--model")
        {
            Description = "The engagement model that you mean to buy; without it, the one that the words claim.",
        };
        model.AcceptOnlyFromAmong([.. ModelLabels.Words]);
        var playbook = new Option<string?>("--playbook")
        {
            Description = "Rules of your own instead of the shipped ones.",
        };
        var verb = new Command("lint-brief",
            "Say what is missing, vague or contradictory in a brief, and why it costs.")
        {
            files, format, model, playbook,
        };
        verb.SetAction(line => Run(line.GetValue(files)!, line.GetValue(format)!,
            line.GetValue(model) is { } word ? ModelLabels.Read(word) : null, line.GetValue(playbook),
            line.InvocationConfiguration.Output, line.InvocationConfiguration.Error));
        return verb;
    }

    static int Run(string[] paths, string format, ModelLabel? meant, string? rules, TextWriter output, TextWriter error)
    {
        if (Rules(rules, error) is not { } playbook) return ExitCode.Unusable;
        var lint = rules is null ? ShippedLint.Lint : new BriefLint(playbook.Content);
        List<LintedFile> read = [.. paths.Select(path => Read(lint, path, meant))];
        foreach (var file in read.Where(file => file.Refused is not null))
            error.WriteLine(Printable.Of($"{file.Name}: {file.Refused}"));
        output.Write(format switch
        {
            "json" => LintJson.Of(read),
            "sarif" => LintSarif.Of(read, playbook),
            _ => LintLines.Of(read),
        });
        if (read.Any(file => file.Refused is not null)) return ExitCode.Unusable;
        return read.Any(file => file.Report!.Findings.Any(each => each.Severity == LintSeverity.Error))
            ? ExitCode.Wrong : ExitCode.AllRight;
    }

    static Playbook<LintPlaybook>? Rules(string? path, TextWriter error)
    {
        if (path is null) return ShippedLint.Playbook;
        if (SmallFile.Read(path, Hosting.Yaml.YamlLimits.BytesMax, error) is not { } bytes) return null;
        var (playbook, errors) = LintFormat.Format.Read(bytes, path);
        foreach (var wrong in errors) error.WriteLine(Printable.Of(wrong.ToString()));
        return playbook;
    }

    static LintedFile Read(BriefLint lint, string path, ModelLabel? meant)
    {
        try
        {
            if (new FileInfo(path).Length > BriefLimits.BytesMax) return new(path, null, null, BriefFile.TooLarge);
            return LintedFile.Of(lint, File.ReadAllBytes(path), path, meant);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(path, null, null, new($"the file can't be read. {wrong.Message}"));
        }
    }
}
