using NodaTime;
using NodaTime.Text;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Domain.Values;
using Tandem.Shared;

namespace Tandem.Sourcing.Briefs.Pages;

/// <summary>What was typed into the form of a brief.</summary>
/// <param name="Fields">Every value as it was typed, to be shown again.</param>
/// <param name="Draft">The brief; null where something can't be read.</param>
/// <param name="Errors">What can't be read, by field.</param>
/// <param name="As">What it is asked for as; empty to read it on the page.</param>
public sealed record BriefForm(
    IReadOnlyDictionary<string, string> Fields, BriefDraft? Draft, IReadOnlyDictionary<string, string> Errors,
        string As)
{
    /// <summary>Characters of one section.</summary>
    public const int SectionCharactersMax = 100_000;

    /// <summary>The whole form, in bytes.</summary>
    public const int BytesMax = 4 * 1024 * 1024;

    /// <summary>Characters of title and buyer.</summary>
    public const int LineCharactersMax = 200;

    /// <summary>What the form calls the text of a section.</summary>
    public static string FieldOf(BriefSection section) => $"section-{section.Key}";

    internal static BriefForm Read(IFormCollection form, BriefBook book)
    {
        var fields = form.Where(field => field.Key[0] != '_')
            .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        string Typed(string name) => fields.GetValueOrDefault(name, "").Trim();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "title", "buyer" })
            if (Typed(name).Length > LineCharactersMax)
                errors[name] = BriefTexts.TooLong.With(LineCharactersMax);
        foreach (var section in book.Sections)
            if (Typed(FieldOf(section)).Length > SectionCharactersMax)
                errors[FieldOf(section)] = BriefTexts.TooLong.With(SectionCharactersMax);
        var budget = ReadBudget(Typed("budget"), Typed("currency"), errors);
        var begins = ReadDay("begins", Typed("begins"), errors);
        var ends = ReadDay("ends", Typed("ends"), errors);
        if (begins > ends) errors["ends"] = BriefTexts.EndsBeforeItBegins;
        var draft = new BriefDraft(Typed("title"), Typed("buyer"),
            ModelLabels.Read(Typed("model")) ?? ModelLabel.Unclear, budget, begins, ends,
            book.Sections.Select(section => new SectionText(section.Key, Typed(FieldOf(section)))).ToSequence());
        return new(fields, errors.Count > 0 ? null : draft, errors, Typed("as"));
    }

    static Money? ReadBudget(string amount, string currency, Dictionary<string, string> errors)
    {
        if (amount.Length == 0) return null;
        if (!Currency.TryOf(currency, out var money)) errors["currency"] = BriefTexts.NoCurrency;
        else if (Money.TryParse(amount, money, out var budget, out var error) && budget.Minor >= 0) return budget;
        else errors["budget"] = error ?? BriefTexts.NoAmount;
        return null;
    }

    static LocalDate? ReadDay(string field, string text, Dictionary<string, string> errors)
    {
        if (text.Length == 0) return null;
        var day = LocalDatePattern.Iso.Parse(text);
        if (!day.Success) errors[field] = BriefTexts.NoDay;
        return day.Success ? day.Value : null;
    }
}
