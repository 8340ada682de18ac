using System.CommandLine;
using System.Text.Json;
using Tandem.Domain.Values;
using Tandem.Hosting.Json;
using Tandem.Hosting.Library;
using Tandem.Hosting.Verbs;
using Tandem.Hosting.Yaml;
using Tandem.Sourcing.Cost;

namespace Tandem.Sourcing.Advice;

/// <summary><c>tandem advise ANSWERS.yaml</c>: which engagement model fits, why, and what each costs; needs no server
/// or database.</summary>
static class AdviseVerb
{
    const string Json = "json";

    static readonly JsonSerializerOptions Indented = new(TandemJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static Command Verb()
    {
        var file = new Argument<string>("ANSWERS.yaml")
        {
            Description = "Answers to the advisor's questions; examples/model-answers.yaml is one to start from.",
        };
        var format = new Option<string>("--format")
        {
            Description = "How to print it.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", Json);
        var book = Given("--playbook", "Another playbook of questions than the one that ships.");
        var card = Given("--rate-card", "Another rate card than the one that ships.");
        var verb = new Command("advise", "Say which engagement model fits, why, and what each costs.")
        {
            file, format, book, card,
        };
        verb.SetAction(line => Run(line.GetValue(file)!, line.GetValue(format) == Json, line.GetValue(book),
            line.GetValue(card), line.InvocationConfiguration.Output, line.InvocationConfiguration.Error));
        return verb;
    }

    static Option<string?> Given(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    static int Run(string file, bool json, string? book, string? card, TextWriter output, TextWriter error)
    {
        var books = AdvisorBooks.Shipped;
        var (advisor, rateCard) = (books.Advisor, books.Card);
        if (book is not null && !Load(AdvisorPlaybook.Format, book, error, ref advisor, out var code)) return code;
        if (card is not null && !Load(RateCardPlaybook.Format, card, error, ref rateCard, out code)) return code;
        books = new(advisor, rateCard);
        if (SmallFile.Read(file, YamlLimits.BytesMax, error) is not { } bytes) return ExitCode.Unusable;
        var (text, undecodable) = FileText.Decode(bytes, file);
        if (text is null) return Tell([undecodable!], error);
        var (told, errors) = AnswersFile.Read(text, file, books.Advisor.Content, books.Card.Content);
        if (told is null) return Tell(errors, error);
        var result = books.Advise(told);
        if (json) output.WriteLine(JsonSerializer.Serialize(result, Indented));
        else AdviceText.Write(output, result, books);
        return ExitCode.AllRight;
    }

    static bool Load<T>(PlaybookFormat<T> format, string path, TextWriter error, ref Playbook<T> playbook,
        out int code) where T : class
    {
        code = ExitCode.Unusable;
        if (SmallFile.Read(path, YamlLimits.BytesMax, error) is not { } bytes) return false;
        var (read, errors) = format.Read(bytes, path);
        code = Tell(errors, error);
        playbook = read ?? playbook;
        return read is not null;
    }

    static int Tell(Sequence<FileError> errors, TextWriter error)
    {
        foreach (var each in errors) error.WriteLine(Printable.Of(each.ToString()));
        return ExitCode.Wrong;
    }
}
