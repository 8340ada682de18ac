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
/// <param name="Unknown">Fields that were answered and are not asked.</param>
/// <param name="Result">The advice; null before anything was answered, or where something is wrong.</param>
public sealed record AdvisorView(string Path, AdvisorBook Book, RateCard Card,
    IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Errors,
    IReadOnlyList<string> Unknown, AdviceResult? Result)
{
    /// <summary>How much is wrong with what was answered.</summary>
    public int Faults => Errors.Count + Unknown.Count;

    /// <summary>What a field holds.</summary>
    public string ValueOf(string name) => Values.GetValueOrDefault(name) ?? "";

    /// <summary>This page with one answer changed.</summary>
    public string With(string name, string value) => Path + QueryString.Create(
        Values.Where(field => field.Key != name).Append(new(name, value))
            .Select(field => KeyValuePair.Create(field.Key, (string?)field.Value)));

    /// <summary>The view of what came as a query.</summary>
    /// <param name="path">The page's address.</param>
    /// <param name="books">What is asked, and what work costs.</param>
    /// <param name="query">What was answered.</param>
    /// <param name="before">What the form says before anything was answered.</param>
    internal static AdvisorView Of(string path, AdvisorBooks books,
        IReadOnlyList<KeyValuePair<string, StringValues>> query, Dictionary<string, string>? before = null)
    {
        var (book, card) = (books.Advisor.Content, books.Card.Content);
        var values = FormAnswers.Values(book, card, query);
        var unknown = FormAnswers.Unknown(book, card, query);
        if (!FormAnswers.IsAsked(book, card, query))
            return new(path, book, card, before ?? values, new Dictionary<string, string>(), unknown, null);
        var (told, errors) = FormAnswers.Read(book, card, values);
        return new(path, book, card, values, errors, unknown,
            told is null || unknown.Count > 0 ? null : books.Advise(told));
    }
}
