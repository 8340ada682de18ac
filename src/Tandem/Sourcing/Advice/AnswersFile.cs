using System.Globalization;
using Tandem.Agreement;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Cost;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;
using Tandem.Sourcing.Cost;

namespace Tandem.Sourcing.Advice;

/// <summary>What somebody told the advisor, and what is known of prices.</summary>
sealed record Told(AdvisorAnswers Answers, CostQuestion Prices);

/// <summary>Reads answers to the advisor: all errors at once, each with its place.</summary>
static class AnswersFile
{
    /// <summary>The answers of a text, YAML or JSON, or every reason why they can't be used.</summary>
    public static (Told? Told, Sequence<FileError> Errors) Read(string text, string file, AdvisorBook book,
        RateCard card)
    {
        var (root, unreadable) = YamlTree.Read(text, file);
        return root is null ? (null, [unreadable!]) : Read(root, file, book, card);
    }

    /// <summary>The same of a text that has been taken apart.</summary>
    public static (Told? Told, Sequence<FileError> Errors) Read(YamlNode root, string file, AdvisorBook book,
        RateCard card)
    {
        var check = new ShapeCheck(file);
        check.Check(root, AnswersShape.Of(book));
        if (root is not YamlMap map) return (null, check.Errors);
        var prices = Prices(map, card, new(check), check);
        if (check.Errors.Count > 0) return (null, check.Errors);
        var answers = new AdvisorAnswers(
            book.Questions.Select(each => new AdvisorReply(each.Key, AdviceWords.ReplyOf(
                Inner(map, AnswersShape.Answers)?.TextOrNull(each.Key)))).ToSequence(),
            book.Preferences.Select(each => new AdvisorPreference(each.Key, AdviceWords.AccountableOf(
                Inner(map, AnswersShape.Preferences)?.TextOrNull(each.Key)))).ToSequence(),
            ContextOf(Inner(map, AnswersShape.Context)), EngagementModels.Named(map.TextOrNull(AnswersShape.Wants)));
        return (new(answers, prices), []);
    }

    static YamlMap? Inner(YamlMap map, string key) => map.Find(key) as YamlMap;

    static AdvisorContext ContextOf(YamlMap? map) => new(Whole(map, AdvisorBook.MonthsInput),
        Whole(map, AdvisorBook.TeamSizeInput),
        map?.TextOrNull(AdvisorBook.LeadershipHoursInput) is { } hours ? Singles.ReadNumber(hours) : null);

    static int? Whole(YamlMap? map, string key) =>
        map?.TextOrNull(key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    // Asked also of answers with errors of shape, so that all errors are told at once.
    static CostQuestion Prices(YamlMap map, RateCard card, FileValues values, ShapeCheck check)
    {
        var costs = Inner(map, AnswersShape.Costs);
        if (costs is not null && values.TextOrNull(costs, AnswersShape.CurrencyField) is { } currency
            && currency != card.Currency.Code)
            check.Report(costs.Find(AnswersShape.CurrencyField)!, $"the rate card's currency {card.Currency}",
                "Convert the amounts, or use a rate card in your currency.");
        return new((costs is null ? [] : FileValues.Entries(costs, AnswersShape.Team))
                .Select(line => Line(line, card, values, check)).OfType<TeamLine>().ToSequence(),
            CostDefaults.Months, Amount(costs, AnswersShape.InternalRate, card, check),
            Amount(costs, AnswersShape.FixedPrice, card, check),
            costs is null ? null : values.WholeOrNull(costs, AnswersShape.FixedMonths),
            Amount(costs, AnswersShape.ServiceFee, card, check),
            Amount(Inner(map, AnswersShape.Context), AnswersShape.Budget, card, check));
    }

    static TeamLine? Line(YamlMap line, RateCard card, FileValues values, ShapeCheck check)
    {
        if (values.TextOrNull(line, AnswersShape.Role) is not { } role
            || values.TextOrNull(line, AnswersShape.Seniority) is not { } seniority) return null;
        if (card.Find(role, seniority) is { } rate)
            return values.WholeOrNull(line, AnswersShape.Count) is { } count ? new(rate, count) : null;
        var known = string.Join(", ", card.Rates.Select(each => $"{each.Seniority} {each.Role}"));
        check.Report(line, line.Line, line.Column, FileError.Quote($"{seniority} {role}"),
            $"one of the rate card's {known}", "");
        return null;
    }

    static Money? Amount(YamlMap? map, string key, RateCard card, ShapeCheck check)
    {
        if (map is null || new FileValues(check).AmountOrNull(map, key, card.Currency) is not { } amount) return null;
        if (amount.Amount is < 0 or > RateCardPlaybook.AmountMax)
            check.Report(map.Find(key)!, $"an amount from 0 to {RateCardPlaybook.AmountMax}", "");
        return amount;
    }
}
