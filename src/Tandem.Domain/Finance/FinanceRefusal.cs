using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Finance;

/// <summary>Every "no" of recognising cost, in order of precedence.</summary>
static class FinanceRefusal
{
    public static Refusal NoEntries { get; } =
        new("finance.no-entries", "There is no cost in what you gave.", "entries");

    public static Refusal TooManyEntries(int most) => new("finance.too-many-entries",
        $"At most {most} costs are recorded at once; split the file.", "entries");

    public static Refusal IdMissing(string at) => new("finance.id-missing",
        $"Every cost needs an id of 1 to {FinanceLimits.IdCharactersMax} characters from its source, "
        + "so that it is never counted twice.", $"{at}.externalId");

    public static Refusal OtherCurrency(Currency found, Currency expected, string at) => new("finance.other-currency",
        $"The engagement is in {expected} and this cost is in {found}; convert it at the rate you agreed.",
        $"{at}.currency");

    public static Refusal AmountTooLarge(string at) => new("finance.amount-too-large",
        "This amount is larger than a single cost can be; check its decimals.", $"{at}.amount");

    public static Refusal NegativeTime(string field) => new("finance.negative-time",
        "Time cannot be negative; correct it with a credit note.", field);

    public static Refusal TimeCoversItself(string at) => new("finance.time-covers-itself",
        "Only an invoice line can be covered by time entries; time itself always counts.", $"{at}.coveredByTime");

    public static Refusal ServiceAhead(LocalDate day, string at) => new("finance.service-ahead",
        $"The work is dated {day:uuuu-MM-dd}, which is still to come; cost is incurred, not expected.",
        $"{at}.serviceOn");

    public static Refusal DescriptionTooLong(int most, string at) => new("finance.description-too-long",
        $"A description may have at most {most} characters.", $"{at}.description");

    public static Refusal UnknownDeliverable(string key, string at) => new("finance.unknown-deliverable",
        $"There is no deliverable '{key}' in this engagement.", $"{at}.deliverable");

    public static Refusal IdTaken(string id, string at) => new("finance.id-taken",
        $"A different cost with the id '{id}' is recorded already; recorded costs are corrected by a credit note.",
        $"{at}.externalId");

    public static Refusal SumTooLarge { get; } = new("finance.sum-too-large",
        "With these the costs of the engagement would be larger than can be counted; check their decimals.", "entries");
}
