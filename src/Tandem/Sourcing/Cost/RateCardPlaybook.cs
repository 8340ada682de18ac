using System.Globalization;
using Tandem.Agreement;
using Tandem.Domain.Agreement;
using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Sourcing.Cost;
using Tandem.Domain.Values;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Cost;

/// <summary>Reads what work costs, such as <c>playbooks/rate-card-2026.yaml</c>.</summary>
static class RateCardPlaybook
{
    public const string File = "rate-card-2026.yaml";

    /// <summary>The largest amount on a card, in whole units.</summary>
    public const decimal AmountMax = 1_000_000_000m;

    /// <summary>The largest surcharge or contingency.</summary>
    public const decimal PercentMax = 500m;

    const int RatesMax = 500;

    static readonly Shape.Single Key = Singles.Text(DescriptionLimits.KeyCharactersMax);
    static readonly Shape.Single Source = Singles.Text(DescriptionLimits.TextCharactersMax);

    static readonly Shape.Single Currencies = new("a currency such as USD",
        text => Currency.TryOf(text, out _) ? null : "Write its three letters of ISO 4217.",
        () => new() { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" });

    static readonly Shape.Fields Rate = new([
        new("role", Key, "Such as developer."),
        new("seniority", Key, "Such as senior."),
        new("monthly", Singles.Amount, "What a month of full-time work costs."),
        new("source", Source, "Where the figure comes from."),
    ]);

    static readonly Shape.Fields Team = new([
        new("surcharge", Singles.Number, "Percent on top of the rates, for what the partner manages itself."),
    ]);

    static readonly Shape.Fields Fixed = new([
        new("low", Singles.Amount, "What a small scope costs."),
        new("high", Singles.Amount, "What a large scope costs."),
        new("months", Singles.Whole(1, AdvisorBook.MonthsMax), "How many months one contract lasts."),
    ]);

    static readonly Shape.Fields Terms = new([
        new("model", Singles.Choice(EngagementModels.Keys), "The model."),
        new("team", Team, "Where the partner is paid by the month, from the rates of the team.", Required: false),
        new("fixed", Fixed, "Where the partner is paid a price for a scope.", Required: false),
        new("hours", Singles.Number, "Hours a week that managing it takes."),
        new("hours-per-person", Singles.Number, "Further hours a week for each of the partner's people.",
            Required: false),
        new("contingency", Singles.Number, "Percent of the partner's price to set aside."),
        new("source", Source, "Where the figures come from."),
    ]);

    public static PlaybookFormat<RateCard> Format { get; } = new("rate-card", "Rate card",
        "What work costs under each engagement model, as of a day.",
        [
            new("currency", Currencies, "Of every amount on the card."),
            new("as-of", Singles.Day, "The day from which the figures are."),
            new("internal-rate", Singles.Amount, "What an hour of the client's own people costs."),
            new("rates", new Shape.ListOf(Rate, RatesMax), "What the partner's people cost."),
            new("models", new Shape.ListOf(Terms, EngagementModels.Keys.Count), "How each model is paid; all four."),
        ], Read);

    static RateCard Read(YamlMap map, ShapeCheck check)
    {
        var currency = Currency.Of(map.Text("currency"));
        var values = new FileValues(check);
        Money Amount(YamlMap of, string key) => AmountOf(of, key, currency, values, check);
        var rates = map.List("rates").Cast<YamlMap>().ToList();
        var taken = new HashSet<(string, string)>();
        foreach (var repeated in rates.Where(rate => !taken.Add((rate.Text("role"), rate.Text("seniority")))))
            check.Report(repeated, repeated.Line, repeated.Column,
                $"a second rate of {repeated.Text("seniority")} {repeated.Text("role")}", "one rate of each", "");
        if (rates.Count == 0) check.Report(map.Find("rates")!, "at least one rate", "");
        var terms = map.List("models").Cast<YamlMap>().ToList();
        CheckModels(map.Find("models")!, terms, check);
        return new(currency, Singles.ReadDay(map.Text("as-of")), Amount(map, "internal-rate"),
            rates.Select(rate => new Rate(rate.Text("role"), rate.Text("seniority"), Amount(rate, "monthly"),
                rate.Text("source"))).ToSequence(),
            terms.Select(each => new ModelTerms(EngagementModels.Named(each.Text("model"))!.Value,
                PriceOf(each, Amount, check), Number(each, "hours", AdvisorBook.HoursMax, check),
                Number(each, "hours-per-person", AdvisorBook.HoursMax, check),
                Number(each, "contingency", PercentMax, check), each.Text("source"))).ToSequence());
    }

    static void CheckModels(YamlNode models, List<YamlMap> terms, ShapeCheck check)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var repeated in terms.Where(each => !taken.Add(each.Text("model"))))
            check.Report(repeated.Find("model")!, "each model once", "");
        foreach (var missing in EngagementModels.Keys.Where(key => !taken.Contains(key)))
            check.Report(models, models.Line, models.Column, $"no model {missing}", "all four models", "");
    }

    static Price PriceOf(YamlMap terms, Func<YamlMap, string, Money> amount, ShapeCheck check)
    {
        var (team, price) = (terms.Find("team") as YamlMap, terms.Find("fixed") as YamlMap);
        if ((team is null) == (price is null))
            check.Report(terms, terms.Line, terms.Column, team is null ? "neither team nor fixed" : "team and fixed",
                "one of the two", "Say how the partner is paid.");
        if (price is null) return new Price.Team(team is null ? 0 : Number(team, "surcharge", PercentMax, check));
        var (low, high) = (amount(price, "low"), amount(price, "high"));
        if (low > high) check.Report(price.Find("high")!, $"at least the low price {low.ToAmountText()}", "");
        return new Price.Fixed(low, high, int.Parse(price.Text("months"), CultureInfo.InvariantCulture));
    }

    static Money AmountOf(YamlMap map, string key, Currency currency, FileValues values, ShapeCheck check)
    {
        var amount = values.Amount(map, key, currency);
        if (amount.Amount is < 0 or > AmountMax)
            check.Report(map.Find(key)!, $"an amount from 0 to {AmountMax}", "");
        return amount;
    }

    static decimal Number(YamlMap map, string key, decimal most, ShapeCheck check)
    {
        var number = map.TextOrNull(key) is { } text ? Singles.ReadNumber(text) : 0;
        if (number < 0 || number > most) check.Report(map.Find(key)!, $"a number from 0 to {most}", "");
        return number;
    }
}
