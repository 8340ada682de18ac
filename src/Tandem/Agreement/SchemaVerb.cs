using System.CommandLine;

namespace Tandem.Agreement;

/// <summary>The verb <c>schema</c>: prints the JSON Schema of the engagement file, for editors.</summary>
static class SchemaVerb
{
    public static Command Verb()
    {
        var verb = new Command("schema", "Print the JSON Schema of the engagement file, for editors.");
        verb.SetAction(line =>
        {
            line.InvocationConfiguration.Output.Write(EngagementSchema.Text);
            return 0;
        });
        return verb;
    }
}
