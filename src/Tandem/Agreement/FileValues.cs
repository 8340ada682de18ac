using System.Globalization;
using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>Reads single values of a file whose shape has been checked; null or a harmless value where they are
/// unfit.</summary>
sealed class FileValues(ShapeCheck check)
{
    /// <summary>The entries of a list that are named fields; the others have been reported.</summary>
    public static IEnumerable<YamlMap> Entries(YamlMap map, string key) => map.List(key).OfType<YamlMap>();

    public string? TextOrNull(YamlMap map, string key) =>
        map.Find(key) is YamlText { IsNothing: false } text && !check.IsUnfit(text) ? text.Value : null;

    public string Text(YamlMap map, string key) => TextOrNull(map, key) ?? "";

    public LocalDate? Day(YamlMap map, string key) =>
        TextOrNull(map, key) is { } text ? Singles.ReadDay(text) : null;

    public decimal Number(YamlMap map, string key) => TextOrNull(map, key) is { } text ? Singles.ReadNumber(text) : 0;

    public int? WholeOrNull(YamlMap map, string key) =>
        TextOrNull(map, key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public Role? RoleOrNull(YamlMap map, string key) => Roles.Named(TextOrNull(map, key));

    /// <summary>The roles of a list, or null where it is left out.</summary>
    public Sequence<Role>? RolesOrNull(YamlMap map, string key) => map.Find(key) is YamlList list
        ? list.Items.OfType<YamlText>().Where(item => !check.IsUnfit(item))
            .Select(item => Roles.Named(item.Value)!.Value).ToSequence()
        : null;

    public Money Amount(YamlMap map, string key, Currency? currency) =>
        AmountOrNull(map, key, currency) ?? Money.Zero(currency ?? Currency.Of("EUR"));

    /// <summary>An amount, or null where it is left out; one of too many decimals is reported.</summary>
    /// <remarks>
    /// Without a currency nobody knows how many decimals an amount may have, nor how large it is: but whether it is
    /// above zero is known, and the rules about that and about all beside it can be asked.
    /// </remarks>
    public Money? AmountOrNull(YamlMap map, string key, Currency? currency)
    {
        if (TextOrNull(map, key) is not { } text) return null;
        if (currency is null) return SignOf(text);
        if (Money.TryParse(text, currency, out var amount, out var error)) return amount;
        check.Report(map.Find(key)!,
            $"an amount in {currency} such as {new Money(1_250_000, currency).ToAmountText()}", error);
        return null;
    }

    static Money SignOf(string amount) => new(
        amount.StartsWith('-') ? -1 : amount.Any(digit => digit is >= '1' and <= '9') ? 1 : 0, Currency.Of("EUR"));
}
