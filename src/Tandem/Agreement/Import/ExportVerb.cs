using System.CommandLine;
using System.Text;
using Tandem.Hosting;
using Tandem.Hosting.Verbs;

namespace Tandem.Agreement.Import;

/// <summary><c>tandem export KEY</c>: writes the file that describes an engagement as it stands.</summary>
static class ExportVerb
{
    public static Command Verb()
    {
        var key = new Argument<string>("KEY") { Description = "The engagement's key." };
        var to = new Option<string>("--out")
        {
            Description = "The file to write [default: the standard output]",
            HelpName = "FILE",
        };
        var verb = new Command("export", "Write the file that describes an engagement as it stands.") { key, to };
        var record = new OpenedRecord();
        record.AddPlaceTo(verb);
        verb.SetAction((line, ct) => CommandLine.With(record, line,
            open => Run(open, line, line.GetValue(key)!, line.GetValue(to), ct), ct));
        return verb;
    }

    static async Task<int> Run(CommandLine open, ParseResult line, string key, string? to, CancellationToken ct)
    {
        var engagement = await open.Installation.Shelf.Read(open.Organisation.Id.ToString(), key, ct);
        if (!engagement.IsOpen)
        {
            await line.InvocationConfiguration.Error.WriteLineAsync($"There is no engagement '{key}'.");
            return ExitCode.Wrong;
        }
        var people = await open.Directory.Find(open.Organisation.Id, engagement.Governance.Members.Keys, ct);
        var text = EngagementFileWriter.Write(EngagementFileExport.Of(engagement, id => people.GetValueOrDefault(id)));
        if (to is null) await line.InvocationConfiguration.Output.WriteAsync(text);
        else await File.WriteAllTextAsync(to, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), ct);
        return ExitCode.AllRight;
    }
}
