using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Delivery.Evidence;
using Tandem.Hosting;

namespace Tandem.Delivery;

/// <summary><c>tandem facts FILE…</c>: what criteria would see in evidence files.</summary>
static class FactsVerb
{
    const int AllRead = 0;
    const int SomeUnreadable = 1;
    const int SomeUnusable = 2;

    // The output is read by people and by tools, never as part of a page.
    static readonly JsonWriterOptions Readable =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb for the command line. It starts no server and opens no database.</summary>
    public static Command Verb()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Evidence files: test, coverage, analysis, load, accessibility or security reports.",
            Arity = ArgumentArity.OneOrMore,
        };
        var verb = new Command("facts", "Print the facts that evidence files give, as a JSON array.") { files };
        var options = EvidenceLimits.Settings.ToDictionary(setting => setting, setting =>
            new Option<string>("--" + setting.Name)
            {
                Description = $"{setting.Meaning} [default: {setting.Default}]",
            });
        foreach (var option in options.Values) verb.Options.Add(option);
        verb.SetAction(asked => Run(asked.GetValue(files)!, setting => asked.GetValue(options[setting])));
        return verb;
    }

    static int Run(IReadOnlyList<string> paths, Func<Setting, string?> given)
    {
        try
        {
            var limits = EvidenceLimits.Read(setting =>
                given(setting) ?? Environment.GetEnvironmentVariable(setting.EnvironmentName));
            return Print(paths, Console.OpenStandardOutput(), limits);
        }
        catch (SettingRefused refused)
        {
            Console.Error.WriteLine(refused.Message);
            return SomeUnusable;
        }
    }

    /// <summary>Writes one object a file and answers with the exit code.</summary>
    public static int Print(IReadOnlyList<string> paths, Stream output, EvidenceLimits limits)
    {
        var outcome = AllRead;
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            json.WriteStartArray();
            foreach (var path in paths)
            {
                var (reading, missing) = ReadFile(path, limits);
                Write(json, reading);
                if (missing) outcome = SomeUnusable;
                else if (reading.Error is not null && outcome == AllRead) outcome = SomeUnreadable;
            }
            json.WriteEndArray();
        }
        output.Write("\n"u8);
        return outcome;
    }

    static (FileReading Reading, bool Missing) ReadFile(string path, EvidenceLimits limits)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return (EvidenceReader.Read(stream, path, limits), false);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (new(path, null, [], [], $"the file cannot be opened: {wrong.Message}"), true);
        }
    }

    static void Write(Utf8JsonWriter json, FileReading reading)
    {
        json.WriteStartObject();
        json.WriteString("file", reading.Name);
        json.WriteString("format", reading.Format);
        json.WriteStartObject("facts");
        foreach (var fact in reading.Facts) json.WriteNumber(fact.Fact, fact.Value);
        json.WriteEndObject();
        json.WriteStartArray("warnings");
        foreach (var warning in reading.Warnings) json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteString("error", reading.Error);
        json.WriteEndObject();
    }
}
