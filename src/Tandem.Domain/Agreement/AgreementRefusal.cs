using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Agreement;

/// <summary>Every "no" to an engagement as described, in order of precedence.</summary>
static class AgreementRefusal
{
    public static Refusal OpenedAlready(string key) => new("agreement.opened-already",
        $"There is an engagement '{key}' already.", "key");

    public static Refusal KeyFixed(string key) => new("agreement.key-fixed",
        $"The engagement was opened as '{key}', and its key stays.", "key");

    public static Refusal CurrencyFixed(Currency currency) => new("agreement.currency-fixed",
        $"The engagement was opened in {currency}, and its currency stays.", "currency");

    public static Refusal KeyUnusable(string key) => new("agreement.key-unusable",
        $"'{key}' cannot stand in an address; use 2 to {DescriptionLimits.KeyCharactersMax} lower-case "
        + "letters, digits and hyphens.",
        "key");

    public static Refusal Blank(string field) => new("agreement.blank", "This needs a text.", field);

    public static Refusal TooLong(string field, int most) => new("agreement.too-long",
        $"This text may have at most {most} characters.", field);

    public static Refusal Unprintable(char character, string field) => new("agreement.unprintable",
        $"This text holds the character U+{(int)character:X4}, which cannot be shown; remove it.", field);

    public static Refusal UnknownZone(string zone) => new("agreement.unknown-zone",
        $"'{zone}' is not a time zone; expected an IANA name such as Europe/London.", "zone");

    public static Refusal DatesReversed(LocalDate start, LocalDate end) => new("agreement.dates-reversed",
        $"The engagement ends on {end:uuuu-MM-dd}, before it starts on {start:uuuu-MM-dd}.", "end");

    public static Refusal AmountNotPositive(string field) => new("agreement.amount-not-positive",
        "This amount must be more than zero.", field);

    public static Refusal AmountNegative(string field) => new("agreement.amount-negative",
        "This amount cannot be negative.", field);

    public static Refusal AmountTooLarge(string field) => new("agreement.amount-too-large",
        "This amount is larger than an engagement can hold; check its decimals.", field);

    public static Refusal ReviewDaysOutOfRange { get; } = new("agreement.review-days-out-of-range",
        $"A review takes 1 to {Terms.ReviewDaysMax} working days.", "review-days");

    public static Refusal Repeated(string what, string key, string field) => new("agreement.repeated",
        $"There are two {what} called '{key}'; each needs a key of its own.", field);

    public static Refusal ItemKeyUnusable(string key, string field) => new("agreement.item-key-unusable",
        $"'{key}' is not a key; use 1 to {DescriptionLimits.KeyCharactersMax} letters, digits, hyphens, "
        + "points and underscores.",
        field);

    public static Refusal TooMany(string what, int most, string field) => new("agreement.too-many",
        $"At most {most} {what} fit into one engagement.", field);

    public static Refusal OtherCurrency(Currency expected, string field) => new("agreement.other-currency",
        $"Every amount of this engagement is in {expected}.", field);

    public static Refusal PlannedOutside(LocalDate planned, Terms terms, string field) =>
        new("agreement.planned-outside",
            $"{planned:uuuu-MM-dd} lies outside the engagement, {terms.Start:uuuu-MM-dd} to {terms.End:uuuu-MM-dd}.",
            field);

    public static Refusal UnknownOutcome(string key, string field) => new("agreement.unknown-outcome",
        $"No outcome is called '{key}'.", field);

    public static Refusal NoCriteria(string field) => new("agreement.no-criteria",
        "A deliverable needs at least one acceptance criterion: what is not defined cannot be accepted.", field);

    public static Refusal CriterionUnreadable(string message, string field) => new("agreement.criterion-unreadable",
        message, field);

    public static Refusal NoRole(string field) =>
        new("agreement.no-role", "A person takes part in at least one role.", field);

    public static Refusal RoleOfOtherSide(string role, string side, string field) => new("agreement.role-of-other-side",
        $"{role} is not a role of the {side}.", field);

    public static Refusal AuditorOnlyReads(string field) => new("agreement.auditor-only-reads",
        "The auditor sees everything and changes nothing, so an auditor holds no other role.", field);

    public static Refusal PersonFault(Refusal fault, string field) => fault with { Field = $"{field}.{fault.Field}" };

    public static Refusal NotNeededYetHeld(string role, string field) => new("agreement.not-needed-yet-held",
        $"Someone is {role} here, so the role cannot be declared not needed.", field);

    public static Refusal DecidingRoleNeeded(string role, string field) => new("agreement.deciding-role-needed",
        $"The {role} decides for the client; an engagement cannot do without.", field);

    public static Refusal UnknownRight(string kind, string field) => new("agreement.unknown-right",
        $"The rights table has no kind of decision called '{kind}'.", field);

    public static Refusal RightMissing(string kind) => new("agreement.right-missing",
        $"The playbook's rights table says nothing about '{kind}'; every table must.", "rights");

    public static Refusal RightFault(string fault, string field) => new("agreement.right-fault", fault, field);
}
