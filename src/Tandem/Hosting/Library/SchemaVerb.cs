using System.CommandLine;

namespace Tandem.Hosting.Library;

/// <summary>The verb <c>schema</c>: prints the JSON Schema of a kind of file, for editors.</summary>
static class SchemaVerb
{
    public static Command Verb()
    {
        var of = new Argument<string>("KIND")
        {
            Description = "What the file describes.",
            DefaultValueFactory = _ => Schemas.EngagementFile,
        };
        of.AcceptOnlyFromAmong([.. Schemas.Names]);
        var verb =
            new Command("schema", "Print the JSON Schema of the engagement file or a kind of playbook, for editors.")
        {
            of,
        };
        verb.SetAction(line =>
        {
            line.InvocationConfiguration.Output.Write(Schemas.Text(line.GetValue(of)!));
            return 0;
        });
        return verb;
    }
}
