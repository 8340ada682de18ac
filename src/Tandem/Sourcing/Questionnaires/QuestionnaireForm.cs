using Tandem.Domain;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;

namespace Tandem.Sourcing.Questionnaires;

/// <summary>Reads what a candidate typed; a field is named after its question.</summary>
static class QuestionnaireForm
{
    public const string Price = "price";

    public static string TextOf(string question) => $"text-{question}";

    public static string MetOf(string question) => $"met-{question}";

    public static string FilesOf(string question) => $"files-{question}";

    /// <summary>What the form calls the print of the answer that it showed.</summary>
    public static string ReadOf(string question) => $"read-{question}";

    /// <summary>The answers in a form; a question that the form does not name keeps its answer.</summary>
    public static Sequence<AnswerEdit> Answers(SourcingCase known, Typed typed) =>
        [.. Questions(known).Select(each => Edit(each, typed)).OfType<AnswerEdit>()];

    /// <summary>The answer to a question in a form; null where the form does not name it. A form that does not say what
    /// it showed, showed nothing.</summary>
    public static AnswerEdit? Edit(string question, Typed typed) =>
        typed.Has(TextOf(question)) || typed.Has(MetOf(question))
            ? new(new(question, MetIn(typed[MetOf(question)]), WrittenText.Tidied(typed[TextOf(question)])),
                typed.Text(ReadOf(question)) ?? AnswerEdit.PrintOf(answer: null)) : null;

    /// <summary>Every question in the order of the playbook: knock-outs first, since without them all else is vain.
    /// </summary>
    public static IEnumerable<string> Questions(SourcingCase known) => known.Evaluation.Criteria is not { } set ? []
        : set.KnockOuts.Select(each => each.Key).Concat(set.AskedOfCandidates().Select(each => each.Key));

    /// <summary>The price in a text; null where none is typed.</summary>
    public static Refusal? PriceIn(string? text, SourcingCase known, out Money? price)
    {
        price = null;
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!Money.TryParse(text.Trim(), known.Currency!, out var read, out var error))
            return new("sourcing.price-unreadable", $"This is no price: {error}", Price);
        price = read;
        return null;
    }

    static bool? MetIn(string text) => text switch { "yes" => true, "no" => false, _ => null };
}
