using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tandem.Domain;
using Tandem.Domain.Finance;
using Tandem.Domain.Values;

namespace Tandem.Finance;

/// <summary>What a cost file would record.</summary>
/// <param name="Entries">Every cost of the file that nothing is wrong with, in its order.</param>
/// <param name="New">Those not recorded yet.</param>
/// <param name="Faults">Everything that is wrong; while there is any, nothing is recorded.</param>
sealed record CostPreview(Sequence<CostEntry> Entries, Sequence<CostEntry> New, IReadOnlyList<CostFault> Faults)
{
    /// <summary>Faults that are told at once.</summary>
    public const int FaultsMax = 200;

    /// <summary>New costs that may be meant, and look as if they were not.</summary>
    public IReadOnlyList<CostWarning> Warnings { get; init; } = [];
}

/// <summary>A new cost of a day before the engagement starts.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="ServiceOn">Its day.</param>
/// <param name="Start">The day on which the engagement starts.</param>
sealed record CostWarning(int Line, LocalDate ServiceOn, LocalDate Start)
{
    public string Message => $"Line {Line}: the work is dated {ServiceOn:uuuu-MM-dd}, before the engagement starts on "
        + $"{Start:uuuu-MM-dd}.";
}

/// <summary>
/// Turns the rows of a cost file into costs, by a mapping; tells every fault with its line and column.
/// </summary>
sealed class CostRows(CostFile file, CostMapping mapping, Engagement engagement, LocalDate today)
{
    /// <summary>Characters of a field that a fault repeats.</summary>
    const int FoundMax = 80;

    // Hours and rates beyond this are typing errors, and their product would be no amount any more.
    const decimal FactorMax = 10_000_000;

    readonly List<CostFault> faults = [];
    readonly List<CostWarning> warnings = [];
    readonly Dictionary<CostColumn, int> places = mapping.Headers
        .Select(each => (each.Key, At: file.Headers.ToList().IndexOf(each.Value))).Where(each => each.At >= 0)
        .ToDictionary(each => each.Key, each => each.At);

    public CostPreview Read()
    {
        if (Missing() is [_, ..] missing) return new([], [], missing);
        var entries = new List<CostEntry>();
        var fresh = new Dictionary<string, CostEntry>(StringComparer.Ordinal);
        foreach (var (line, fields) in file.Rows)
        {
            if (faults.Count >= CostPreview.FaultsMax) break;
            if (Entry(line, fields) is not { } entry) continue;
            if (FinanceRules(entry, line, fields) is { } broken)
            {
                faults.Add(broken);
                continue;
            }
            var recorded = engagement.Finance.ById.GetValueOrDefault(entry.ExternalId)?.Entry;
            var known = recorded ?? fresh.GetValueOrDefault(entry.ExternalId);
            if (known is not null && known != entry)
            {
                var where = recorded is null ? "in a line above" : "recorded already";
                faults.Add(
                    new(line, Header(CostColumn.Id), $"'{entry.ExternalId}', {where} with other content",
                        "the same cost as before, or an id of its own"));
                continue;
            }
            entries.Add(entry);
            if (known is not null) continue;
            fresh[entry.ExternalId] = entry;
            if (entry.ServiceOn < engagement.Terms!.Start && warnings.Count < CostPreview.FaultsMax)
                warnings.Add(new(line, entry.ServiceOn, engagement.Terms.Start));
        }
        return new(entries.ToSequence(), fresh.Values.ToSequence(), faults) { Warnings = warnings };
    }

    List<CostFault> Missing()
    {
        var missing = new List<CostFault>();
        foreach (var column in (CostColumn[])[CostColumn.Id, CostColumn.Date])
            if (Header(column) is null)
                missing.Add(new(1, null, "no column for it", $"one that holds the {Words(column)}; choose it"));
        if (Header(CostColumn.Amount) is null && (Header(CostColumn.Hours) is null || Header(CostColumn.Rate) is null))
            missing.Add(new(1, null, "no column for it",
                "one that holds the amount, or two that hold hours and rate; choose them"));
        if (mapping.DateOrder.Length == 0)
            missing.Add(new(2, Header(CostColumn.Date), "dates that can be read in two ways",
                "your choice: day first or month first"));
        else if (!CostMapping.DateOrders.Contains(mapping.DateOrder))
            missing.Add(new(2, Header(CostColumn.Date), $"the choice '{mapping.DateOrder}' for dates",
                string.Join(", ", CostMapping.DateOrders)));
        return missing;
    }

    CostEntry? Entry(int line, string[] fields)
    {
        var before = faults.Count;
        var kind = KindOf(line, Text(fields, CostColumn.Kind));
        var day = DayOf(line, Text(fields, CostColumn.Date));
        var hours = Text(fields, CostColumn.Hours).Length == 0 ? null : NumberOf(line, fields, CostColumn.Hours);
        var amount = AmountOf(line, fields, hours);
        var id = Text(fields, CostColumn.Id);
        if (id.Length == 0) faults.Add(new(line, Header(CostColumn.Id), "nothing", "the id of the cost in its source"));
        var covered = CoveredOf(line, Text(fields, CostColumn.Covered));
        var deliverable = Text(fields, CostColumn.Deliverable);
        return faults.Count > before ? null : new(id, kind!.Value, day!.Value, amount!.Value,
            Text(fields, CostColumn.Description), deliverable.Length == 0 ? null : deliverable, hours,
            covered!.Value);
    }

    // A word that is not understood is no "no": a cost covered by time and counted beside it would be counted twice.
    bool? CoveredOf(int line, string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "true" or "yes" or "1" or "x": return true;
            case "false" or "no" or "0" or "": return false;
            default:
                faults.Add(new(line, Header(CostColumn.Covered), $"'{text}'", "yes, no, or nothing, which means no"));
                return null;
        }
    }

    CostKind? KindOf(int line, string text)
    {
        var said = text.Length == 0 ? mapping.Kind : text;
        switch (said.ToLowerInvariant())
        {
            case "time": return CostKind.Time;
            case "invoice": return CostKind.Invoice;
            default:
                faults.Add(new(line, Header(CostColumn.Kind), $"'{said}'", "time or invoice"));
                return null;
        }
    }

    LocalDate? DayOf(int line, string text)
    {
        var patterns = mapping.DateOrder switch
        {
            CostMapping.DayFirst => new[] { "d/M/uuuu", "d.M.uuuu", "d-M-uuuu" },
            CostMapping.MonthFirst => ["M/d/uuuu", "M.d.uuuu", "M-d-uuuu"],
            _ => [],
        };
        // The year first can be read in one way only, whatever else stands in the file.
        patterns = [.. patterns, "uuuu-MM-dd", "uuuu/MM/dd", "uuuu.MM.dd"];
        foreach (var pattern in patterns)
            if (LocalDatePattern.CreateWithInvariantCulture(pattern).Parse(text).TryGetValue(default, out var day))
                return day;
        faults.Add(new(line, Header(CostColumn.Date), $"'{text}'",
            $"a date such as {LocalDatePattern.CreateWithInvariantCulture(patterns[0]).Format(today)}"));
        return null;
    }

    Money? AmountOf(int line, string[] fields, decimal? hours)
    {
        var currency = engagement.Currency;
        if (Text(fields, CostColumn.Currency) is { Length: > 0 } code && code != currency.Code)
        {
            faults.Add(new(line, Header(CostColumn.Currency), $"'{code}'",
                $"{currency.Code}, the engagement's currency; convert at the rate you agreed"));
            return null;
        }
        if (Text(fields, CostColumn.Amount).Length == 0 && hours is { } worked && Header(CostColumn.Rate) is not null)
            return Product(line, fields, worked);
        if (NumberOf(line, fields, CostColumn.Amount) is not { } amount) return null;
        if (Money.TryParse(amount.ToString(CultureInfo.InvariantCulture), currency, out var money, out var error))
            return money;
        faults.Add(new(line, Header(CostColumn.Amount), $"'{Text(fields, CostColumn.Amount)}'",
            $"an amount of {currency.Code}")
        { Rule = error });
        return null;
    }

    Money? Product(int line, string[] fields, decimal worked)
    {
        if (NumberOf(line, fields, CostColumn.Rate) is not { } rate) return null;
        if (Math.Max(Math.Abs(worked), Math.Abs(rate)) <= FactorMax)
            return new Money(engagement.Currency.MinorPerUnit, engagement.Currency).Times(worked * rate);
        faults.Add(new(line, Header(CostColumn.Rate), "hours or a rate that cannot be meant",
            string.Create(CultureInfo.InvariantCulture, $"at most {FactorMax:#,0} of each")));
        return null;
    }

    decimal? NumberOf(int line, string[] fields, CostColumn column)
    {
        var text = Text(fields, column);
        var (group, point) = mapping.DecimalComma ? ('.', ',') : (',', '.');
        var plain = text.Replace(group.ToString(), "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal).Replace(point, '.');
        if (!mapping.NumbersSettled && CostMapping.ReadTwoWays(text))
        {
            faults.Add(new(line, Header(column), $"'{text}'",
                "a number that can be read in one way only, or your choice of how numbers are written"));
            return null;
        }
        if (text.Count(c => c == point) <= 1 && GroupsFit(text, group, point)
            && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var number))
            return number;
        faults.Add(new(line, Header(column), text.Length == 0 ? "nothing" : $"'{text}'",
            mapping.DecimalComma ? "a number such as 1.234,50" : "a number such as 1,234.50"));
        return null;
    }

    // A separator anywhere else than before three digits means that the other notation was meant: 12,50 is not 1250.
    static bool GroupsFit(string text, char group, char point) =>
        text.Split(point)[0].Split(group) is var groups && groups.Skip(1).All(each => each.Length == 3)
        && (text.IndexOf(point, StringComparison.Ordinal) < 0
            || !text.Split(point)[^1].Contains(group, StringComparison.Ordinal));

    CostFault? FinanceRules(CostEntry entry, int line, string[] fields)
    {
        if (FinanceDecider.Fault(engagement, entry, today, "entry") is not { } refusal) return null;
        CostColumn? column = refusal.Field?.Split('.')[^1] switch
        {
            "externalId" => CostColumn.Id,
            "description" => CostColumn.Description,
            "deliverable" => CostColumn.Deliverable,
            "serviceOn" => CostColumn.Date,
            "hours" => CostColumn.Hours,
            "amount" => Header(CostColumn.Amount) is null ? CostColumn.Rate : CostColumn.Amount,
            "coveredByTime" => CostColumn.Covered,
            _ => null,
        };
        var found = column is { } at && Text(fields, at) is { Length: > 0 and <= FoundMax } text
            ? $"'{text}'" : "something the rules refuse";
        return new(line, column is { } named ? Header(named) : null, found, "a cost that the rules allow")
        {
            Rule = refusal.Reason,
        };
    }

    string? Header(CostColumn column) => places.TryGetValue(column, out var at) ? file.Headers[at] : null;

    string Text(string[] fields, CostColumn column) => places.TryGetValue(column, out var at) ? fields[at] : "";

    static string Words(CostColumn column) =>
        column == CostColumn.Id ? "id of each cost in its source" : "date of service";
}
