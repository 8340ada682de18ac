using Microsoft.AspNetCore.Mvc;

namespace Tandem.Finance;

/// <summary>What the query of a call says of a cost file: which column holds what, under the names of the page's form,
/// and what the file leaves open. A meaning that is not named is guessed; one that is named empty is not in the
/// file.</summary>
sealed record CostChoices(
    [property: FromQuery(Name = "dates")] string? Dates,
    [property: FromQuery(Name = "kind")] string? Kind,
    [property: FromQuery(Name = "decimalComma")] bool? DecimalComma,
    [property: FromQuery(Name = "column-Id")] string? Id,
    [property: FromQuery(Name = "column-Date")] string? Date,
    [property: FromQuery(Name = "column-Description")] string? Description,
    [property: FromQuery(Name = "column-Amount")] string? Amount,
    [property: FromQuery(Name = "column-Hours")] string? Hours,
    [property: FromQuery(Name = "column-Rate")] string? Rate,
    [property: FromQuery(Name = "column-Currency")] string? Currency,
    [property: FromQuery(Name = "column-Deliverable")] string? Deliverable,
    [property: FromQuery(Name = "column-Kind")] string? KindColumn,
    [property: FromQuery(Name = "column-Covered")] string? Covered)
{
    /// <summary>The headers that were named.</summary>
    public IReadOnlyDictionary<CostColumn, string> Columns { get; } = new (CostColumn Column, string? Header)[]
    {
        (CostColumn.Id, Id), (CostColumn.Date, Date), (CostColumn.Description, Description),
        (CostColumn.Amount, Amount), (CostColumn.Hours, Hours), (CostColumn.Rate, Rate),
        (CostColumn.Currency, Currency), (CostColumn.Deliverable, Deliverable), (CostColumn.Kind, KindColumn),
        (CostColumn.Covered, Covered),
    }.Where(each => each.Header is not null).ToDictionary(each => each.Column, each => each.Header!);

    const string ColumnPrefix = "column-";

    /// <summary>Meanings that were named and that no cost has.</summary>
    public static IReadOnlyList<CostFault> Unknown(IQueryCollection query) => [.. query.Keys
        .Where(name => name.StartsWith(ColumnPrefix, StringComparison.OrdinalIgnoreCase)
            && !Enum.GetNames<CostColumn>().Contains(name[ColumnPrefix.Length..], StringComparer.OrdinalIgnoreCase))
        .Select(name => new CostFault(1, null, $"'{name}'",
            $"one of {string.Join(", ", Enum.GetNames<CostColumn>().Select(each => ColumnPrefix + each))}"))];

    /// <summary>Columns that were named and that the file does not have.</summary>
    public IReadOnlyList<CostFault> Absent(CostFile file) => [.. Columns.Values
        .Where(header => header.Length > 0 && !file.Headers.Contains(header))
        .Select(header => new CostFault(1, null, $"no column '{header}'",
            $"one of {string.Join(", ", file.Headers.Select(each => $"'{each}'"))}"))];

    /// <summary>How the file is read: as it was said, and guessed where nothing was.</summary>
    public CostMapping Mapping(CostFile file, int sampled)
    {
        var guess = CostMapping.Guess(
            file.Headers, [.. file.Rows.Take(sampled).Select(row => row.Fields)], Columns);
        return guess with
        {
            DateOrder = Dates ?? guess.DateOrder,
            Kind = Kind ?? guess.Kind,
            DecimalComma = DecimalComma ?? guess.DecimalComma,
            NumbersSettled = DecimalComma is not null || guess.NumbersSettled,
        };
    }
}
