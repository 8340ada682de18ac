using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Sourcing.Questionnaires;

namespace Tandem.Sourcing.Cases;

/// <summary>Reads what was typed into the forms of a case; what cannot be read is refused with its field.</summary>
static class CaseWords
{
    public static Refusal UnknownPlaybook(string id) => new("sourcing.unknown-playbook",
        $"There are no evaluation criteria called '{id}'.", "playbook");

    /// <summary>Scores that can be given at once: a sheet has no more cells.</summary>
    public const int ScoresMax = SourcingLimits.CandidatesMax * SourcingLimits.CriteriaMax;

    public static Refusal ScoresCount { get; } = new("sourcing.scores-count",
        $"Give 1 to {ScoresMax} scores at once.", "scores");

    public static Refusal UnknownEngagement(string key) => new("sourcing.unknown-engagement",
        $"There is no engagement '{key}' here that you see.", "engagements");

    public static Refusal EngagementBegun(string key) => new("sourcing.engagement-begun",
        $"The engagement '{key}' was begun for this award already: name its key, to finish its start.",
        AwardStart.KeyField);

    public static Refusal EngagementTaken(string key) => new("sourcing.engagement-taken",
        $"There is an engagement '{key}' already that does not carry out this award: name another key.",
        AwardStart.KeyField);

    public const string ADay = "a day such as 2027-03-31";

    public static Refusal ChangedMeanwhile { get; } = new("sourcing.changed-meanwhile",
        "Somebody else was faster; look again before you decide.");

    /// <summary>Something typed that is not what is asked for.</summary>
    public static Refusal Unreadable(string field, string expected) =>
        new("sourcing.unreadable", $"This should be {expected}.", field);

    public static (CaseCommand.Open?, Refusal?) Opening(Typed typed, Affiliation opener) =>
        Currency.TryOf(typed["currency"].Trim(), out var currency)
            ? (new CaseCommand.Open(typed["key"].Trim(), typed["title"], currency, typed["zone"].Trim(), opener), null)
            : (null, new("sourcing.currency-unknown",
                $"'{typed["currency"]}' is not a currency; expected a code such as EUR.", "currency"));

    public static (CaseRole, Id<Person>, Refusal?) Naming(Typed typed) =>
        CaseRoles.Named(typed["role"]) is { } role && Id<Person>.TryParse(typed["person"], null, out var person)
            ? (role, person, null)
            : (default, default, new("sourcing.person-missing", "Choose a person and a role.", "person"));

    public static (SourcingCommand?, Refusal?) Release(SourcingCase known, Typed typed) =>
        CaseRoles.Named(typed["role"]) is { } role && Id<Person>.TryParse(typed["person"], null, out var person)
            ? (new CaseCommand.ReleasePerson(role, person), null)
                : (null, Unreadable("person", "a person of this case"));

    public static (Candidate?, Refusal?) Candidate(SourcingCase known, Typed typed)
    {
        var key = typed.Text("candidate") ?? NextKey(known);
        int? people = null;
        if (typed.Text("people") is { } size)
        {
            if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return (null, Unreadable("people", "a whole number such as 120"));
            people = count;
        }
        return (new(key, typed["name"].Trim(), typed.Text("profile"), people, Lines(typed, "locations"),
            Lines(typed, "certificates"), Lines(typed, "references"), Lines(typed, "subcontractors"),
            Lines(typed, "engagements")), null);
    }

    public static (SourcingCommand?, Refusal?) Start(SourcingCase known, Typed typed) =>
        DayOf(typed, "deadline", out var deadline) is { } wrong ? (null, wrong)
        : deadline is null ? (null, Unreadable("deadline", ADay))
        : (new EvaluationCommand.StartScoring(deadline.Value), null);

    public static (SourcingCommand?, Refusal?) Declaration(SourcingCase known, Typed typed) =>
        typed["conflict"] is "yes" or "no"
            ? (new EvaluationCommand.DeclareInterests(typed["conflict"] == "yes", typed.Text("text")), null)
            : (null, Unreadable("conflict", "yes or no"));

    public static (SourcingCommand?, Refusal?) Finding(SourcingCase known, Typed typed) => typed["met"] is "yes" or "no"
        ? (new EvaluationCommand.JudgeKnockOut(typed["candidate"], typed["knockOut"], typed["met"] == "yes",
            typed["note"]), null)
        : (null, Unreadable("met", "yes or no"));

    public static (SourcingCommand?, Refusal?) Agreement(SourcingCase known, Typed typed) =>
        NumberOf(typed, "value", out var value) is { } wrong ? (null, wrong)
        : (new EvaluationCommand.AgreeScore(typed["candidate"], typed["criterion"], value, typed["reason"]), null);

    public static (SourcingCommand?, Refusal?) Prices(SourcingCase known, Typed typed,
        Sequence<OpenedEnvelope> opened = default)
    {
        var prices = new List<CandidatePrice>();
        foreach (var candidate in known.Evaluation.Standing)
        {
            if (MoneyOf(typed, $"price-{candidate.Key}", known.Currency!, out var price) is { } wrong)
                return (null, wrong);
            if (price is { } given) prices.Add(new(candidate.Key, given));
        }
        return (new EvaluationCommand.OpenPrices(prices.ToSequence(), opened), null);
    }

    public static (SourcingCommand?, Refusal?) Seal(SourcingCase known, Typed typed, CaseEnvelopes envelopes) =>
        QuestionnaireForm.PriceIn(typed["price"], known, out var price) is { } unreadable ? (null, unreadable)
        : price is not { } given ? (null, Unreadable("price", "an amount such as 480000.00"))
        : (envelopes.Close(known, typed["candidate"], given), null);

    public static (LocalDate?, Refusal?) Until(Typed typed) =>
        DayOf(typed, "until", out var until) is { } wrong ? (null, wrong)
        : until is null ? (null, Unreadable("until", ADay)) : (until, null);

    static string NextKey(SourcingCase known)
    {
        for (var number = known.Evaluation.Candidates.Count + 1; ; number++)
            if (string.Create(CultureInfo.InvariantCulture, $"P-{number}") is var key
                && known.Evaluation.Find(key) is null)
                return key;
    }

    static Sequence<string> Lines(Typed typed, string field) => typed[field]
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToSequence();

    internal static Refusal? DayOf(Typed typed, string field, out LocalDate? day)
    {
        day = null;
        if (typed.Text(field) is not { } text) return null;
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (!parsed.Success) return Unreadable(field, ADay);
        day = parsed.Value;
        return null;
    }

    internal static Refusal? NumberOf(Typed typed, string field, out decimal number) =>
        decimal.TryParse(typed[field], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out number) ? null : Unreadable(field, "a number such as 2.5");

    internal static Refusal? MoneyOf(Typed typed, string field, Currency currency, out Money? money)
    {
        money = null;
        if (typed.Text(field) is not { } text) return null;
        if (!Money.TryParse(text, currency, out var read, out var error))
            return Unreadable(field, "an amount") with { Reason = error };
        money = read;
        return null;
    }
}
