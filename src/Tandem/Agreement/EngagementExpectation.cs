using Tandem.Domain;
using Tandem.Domain.Agreement;

namespace Tandem.Agreement;

/// <summary>What a rule expects at a place of a file, in a few words beside its sentence.</summary>
static class EngagementExpectation
{
    /// <summary>By the refusal's code. A code without words of its own is one that the file's shape keeps from
    /// happening.</summary>
    public static string Of(Refusal fault) => fault.Code switch
    {
        "agreement.key-unusable" =>
            $"2 to {DescriptionLimits.KeyCharactersMax} lower-case letters, digits and hyphens",
        "agreement.item-key-unusable" =>
            $"1 to {DescriptionLimits.KeyCharactersMax} letters, digits, hyphens, points and underscores",
        "agreement.blank" => "a text",
        "agreement.too-long" => "a shorter text",
        "agreement.unprintable" => "characters that can be read",
        "agreement.dates-reversed" => "a day on or after the start",
        "agreement.amount-not-positive" => "an amount above zero",
        "agreement.amount-negative" => "an amount of zero or more",
        "agreement.amount-too-large" => "a smaller amount",
        "agreement.repeated" => "a key of its own",
        "agreement.too-many" => "fewer entries",
        "agreement.planned-outside" => "a day between start and end",
        "agreement.unknown-outcome" => "the key of an outcome in this file",
        "agreement.no-criteria" => "at least one criterion",
        "agreement.no-role" => "at least one role",
        "roles.works-for-other-side" => "the side that the person works for",
        "agreement.role-of-other-side" => "a role of the person's own side",
        "agreement.auditor-only-reads" => "no other role beside auditor",
        "agreement.not-needed-yet-held" => "a role that nobody holds",
        "agreement.deciding-role-needed" => "a role that the engagement can do without",
        "agreement.unknown-right" => "a kind of decision of the rights table",
        "agreement.right-missing" => "a row for each kind that commands use",
        "agreement.right-fault" => "a row that can stand in a rights table",
        "roles.hours-reversed" => "hours that start before they end",
        "roles.unknown-calendar" => "the name of a holiday calendar",
        _ => "a value that the rules allow",
    };
}
