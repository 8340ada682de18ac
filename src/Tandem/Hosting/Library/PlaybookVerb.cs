using System.CommandLine;
using Tandem.Hosting.Verbs;
using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library;

/// <summary><c>tandem playbook check FILE…</c>: says everything that is wrong with playbooks, with its
/// place.</summary>
static class PlaybookVerb
{
    public static Command Verb() =>
        new("playbook", "Check the playbooks that say what may differ between organisations.")
    {
        CheckVerb(),
    };

    static Command CheckVerb()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Playbooks in YAML or JSON.",
            Arity = ArgumentArity.OneOrMore,
        };
        var verb = new Command("check", "Report everything wrong with playbooks: file, line, column, what is expected.")
        {
            files,
        };
        verb.SetAction(line => Run(line.GetValue(files)!, line.InvocationConfiguration.Output,
            line.InvocationConfiguration.Error));
        return verb;
    }

    static int Run(IEnumerable<string> files, TextWriter output, TextWriter error)
    {
        // The worst of them speaks: what could not be read outranks what is wrong.
        var code = ExitCode.AllRight;
        foreach (var file in files) code = Math.Max(code, Check(file, output, error));
        return code;
    }

    static int Check(string file, TextWriter output, TextWriter error)
    {
        if (SmallFile.Read(file, YamlLimits.BytesMax, error) is not { } bytes) return ExitCode.Unusable;
        var (header, errors) = PlaybookKinds.Check(bytes, file);
        foreach (var wrong in errors) error.WriteLine(Printable.Of(wrong.ToString()));
        if (header is null) return ExitCode.Wrong;
        output.WriteLine(Printable.Of(
            $"{file}: {header.Kind} {header.Id} {header.Version}, sha256 {PlaybookHash.Of(bytes)}"));
        return ExitCode.AllRight;
    }
}
