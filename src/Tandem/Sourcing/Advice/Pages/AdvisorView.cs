using Microsoft.Extensions.Primitives;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Cost;

namespace Tandem.Sourcing.Advice.Pages;

/// <summary>What the advisor's page shows.</summary>
/// <param name="Path">The page's address: the form asks for it again with what was answered.</param>
/// <param name="Book">What is asked.</param>
/// <param name="Card">What work costs.</param>
/// <param name="Values">What was answered, by the names of the form's fields.</param>
/// <param name="Errors">What is wrong with fields, by their names.</param>
/// <param name="Result">The advice; null before anything was answered, or where something is wrong.</param>
public sealed record AdvisorView(string Path, AdvisorBook Book, RateCard Card,
    IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Errors, AdviceResult? Result)
{
    /// <summary>What a field holds.</summary>
    public string ValueOf(string name) => Values.GetValueOrDefault(name) ?? "";

    /// <summary>This page with one answer changed.</summary>
    public string With(string name, string value) => Path + QueryString.Create(
        Values.Where(field => field.Key != name).Append(new(name, value))
            .Select(field => KeyValuePair.Create(field.Key, (string?)field.Value)));

    /// <summary>The view of what came as a query.</summary>
    internal static AdvisorView Of(string path, AdvisorBooks books,
        IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var (book, card) = (books.Advisor.Content, books.Card.Content);
        var values = FormAnswers.Values(book, card, query);
        if (values.Count == 0) return new(path, book, card, values, new Dictionary<string, string>(), null);
        var (told, errors) = FormAnswers.Read(book, card, values);
        return new(path, book, card, values, errors, told is null ? null : books.Advise(told));
    }
}
