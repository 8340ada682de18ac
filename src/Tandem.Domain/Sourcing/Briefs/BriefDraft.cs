using System.Globalization;
using System.Text;
using NodaTime;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>A brief as far as it is written.</summary>
/// <param name="Title">What is bought, in a few words.</param>
/// <param name="Buyer">Who buys.</param>
/// <param name="Model">The engagement model, by its right name; unclear until it is chosen.</param>
/// <param name="Budget">What may be spent, with the contingency; null until it is known.</param>
/// <param name="Begins">The first day of the work; null until it is known.</param>
/// <param name="Ends">The last day of the work; null until it is known.</param>
/// <param name="Texts">What is written, by section.</param>
public sealed record BriefDraft(
    string Title, string Buyer, ModelLabel Model, Money? Budget, LocalDate? Begins, LocalDate? Ends,
    Sequence<SectionText> Texts)
{
    /// <summary>What is written in a section; empty if nothing.</summary>
    public string TextOf(string section) =>
        Texts.FirstOrDefault(text => text.Section == section)?.Text ?? "";

    /// <summary>The document, in Markdown. Sections that are not written are left out: the lint says what is
    /// missing.</summary>
    public string Markdown(BriefBook book)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {OneLine(Title, "Brief")}\n");
        if (Buyer.Length > 0) text.Append(CultureInfo.InvariantCulture, $"\nClient: {OneLine(Buyer, "")}\n");
        if (Model != ModelLabel.Unclear)
            text.Append(CultureInfo.InvariantCulture, $"\nEngagement model: {ModelName}\n");
        if (Budget is { } budget)
            text.Append(CultureInfo.InvariantCulture,
                $"\nBudget with contingency: not to exceed {budget.Amount:#,0.##} {budget.Currency.Code}\n");
        if (Begins is { } begins)
            text.Append(CultureInfo.InvariantCulture, $"\nThe work begins on {Day(begins)}\n");
        if (Ends is { } ends) text.Append(CultureInfo.InvariantCulture, $"\nThe work ends on {Day(ends)}\n");
        foreach (var section in book.Sections)
            if (TextOf(section.Key) is { } written && !string.IsNullOrWhiteSpace(written))
                text.Append(CultureInfo.InvariantCulture,
                    $"\n## {section.Title}\n\n{written.ReplaceLineEndings("\n").Trim()}\n");
        return text.ToString();
    }

    string ModelName => Model.Word().Replace("it-", "IT ", StringComparison.Ordinal)
        .Replace('-', ' ');

    static string OneLine(string text, string otherwise) =>
        string.IsNullOrWhiteSpace(text) ? otherwise : text.ReplaceLineEndings(" ").Trim();

    static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}

/// <summary>What is written in one section.</summary>
/// <param name="Section">The section's key.</param>
/// <param name="Text">Markdown.</param>
public sealed record SectionText(string Section, string Text);
