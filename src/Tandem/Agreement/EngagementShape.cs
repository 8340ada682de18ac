using System.Text.Json.Nodes;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Hosting.People;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>What an engagement looks like in a file: from here come the reader's errors and the schema for
/// editors.</summary>
static class EngagementShape
{
    static readonly Shape.Single Title = Singles.Text(DescriptionLimits.TitleCharactersMax);
    static readonly Shape.Single Prose = Singles.Text(DescriptionLimits.TextCharactersMax);

    // What a key may hold is a rule, and judged there; the pattern says the same to editors.
    static readonly Shape.Single EngagementKey = Singles.Judged("a key such as claims-portal",
        "^[a-z0-9][a-z0-9-]*[a-z0-9]$") with
    {
        // Its address would be that of the import page.
        Fault = text => text == "import" ? "The word 'import' stands for something else in addresses." : null,
    };
    static readonly Shape.Single Key = Singles.Judged("a key such as D-01",
        "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$");

    static readonly Shape.Single Email = new("an e-mail address such as ana@example.org",
        text => EmailAddress.IsPlausible(text) ? null : "",
        () => new() { ["type"] = "string", ["pattern"] = "^[^\\s<>,;\"]+@[^\\s<>,;\"]+$" });

    static readonly Shape.Single Hours = new("working hours such as 09:00-17:30",
        text => WorkingHours.Read(text) is null ? "Write two times of 24 hours with a hyphen between." : null,
        () => new() { ["type"] = "string", ["pattern"] = "^[0-2][0-9]:[0-5][0-9] ?- ?[0-2][0-9]:[0-5][0-9]$" });

    static readonly Shape.Single Criterion = new("a criterion such as tests.failed = 0",
        text => string.IsNullOrWhiteSpace(text) ? "Write something here." : null,
        () => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = CriterionText.LengthMax });

    static readonly Shape.Fields Party = new([new("name", Title, "The organisation's name.")]);

    static readonly Shape.Fields Person = new([
        new("name", Singles.Text(Profile.NameCharactersMax), "As the person is called."),
        new("email", Email, "By which the person is known; it finds or makes the account.", Required: false),
        new("id", Singles.Text(DescriptionLimits.KeyCharactersMax),
            "The directory's id, for a person without an e-mail address; exports write it.", Required: false),
        new("side", RightsShape.Side, "Of which party."),
        new("roles", RightsShape.RoleList,
            "The roles that the person holds; whoever is named first in a role leads it."),
        new("time-zone", Singles.Zone, "Where the person works; that of the engagement when left out.",
            Required: false),
        new("hours", Hours, $"The working day there; {WorkingHours.Default} when left out.", Required: false),
        new("calendar", Singles.Text(DescriptionLimits.KeyCharactersMax),
            "The public holidays that the person keeps; none when left out.", Required: false),
    ]);

    static readonly Shape.Fields NotNeeded = new([
        new("role", RightsShape.Role, "A role that nobody needs to hold."),
        new("reason", Prose, "Why not."),
    ]);

    static readonly Shape.Fields Outcome = new([
        new("key", Key, "Such as O-1; deliverables name it."),
        new("title", Title, "What gets better."),
        new("unit", Title, "In what it is measured, such as days."),
        new("baseline", Singles.Number, "The value before."),
        new("target", Singles.Number, "The value aimed at."),
        new("by", Singles.Day, "The day on which the target is due."),
    ]);

    static readonly Shape.Fields KeyedCriterion = new([
        new("key", Key, "Its key within the deliverable; C1, C2 and so on by its place when left out.",
            Required: false),
        new("text", Criterion, "What must hold."),
    ]);

    static readonly Shape.Fields Deliverable = new([
        new("key", Key, "Such as D-01, once in the engagement."),
        new("title", Title, "What it is called."),
        new("description", Prose, "What is promised, in words.", Required: false),
        new("value", Singles.Amount, "What it earns when accepted, whole."),
        new("planned", Singles.Day, "The day on which acceptance is planned."),
        new("outcome", Key, "The key of the outcome that it serves.", Required: false),
        new("criteria", new Shape.ListOf(new Shape.Either(Criterion, KeyedCriterion), DescriptionLimits.CriteriaMax),
            "What acceptance rests on, such as coverage.line >= 80 %, or judged by product-owner: \"it is usable\"."),
    ]);

    static readonly Shape.Fields Release = new([
        new("key", Key, "Such as R1."),
        new("title", Title, "What it is called."),
        new("deliverables", new Shape.ListOf(Deliverable, DescriptionLimits.DeliverablesMax), "What it holds."),
    ]);

    static readonly Shape.Single Kind = Singles.Text(DescriptionLimits.KeyCharactersMax);

    static readonly Shape.Fields Right = new([
        new("kind", Kind, "The kind of decision, such as acceptance."),
        new("accountable", RightsShape.Role, "The one role that decides."),
        new("responsible", RightsShape.RoleList, "Roles that may act as well: only for the partner's work.",
            Required: false),
        new("consulted", RightsShape.RoleList, "Roles asked before; those of the playbook when left out.",
            Required: false),
        new("informed", RightsShape.RoleList, "Roles told after; those of the playbook when left out.",
            Required: false),
        new("threshold", Singles.Amount, "The amount above which another role decides; none when left out.",
            Required: false),
        new("above", RightsShape.Role, "The role that decides above the threshold.", Required: false),
        new("reason", Prose, "Why it differs here."),
    ]);

    static readonly Shape.Single Currency = new("a currency by its ISO 4217 code, such as EUR",
        text => Domain.Values.Currency.TryOf(text, out _) ? null : "Write three capital letters.",
        () => Singles.OneOf(Domain.Values.Currency.All.Select(each => each.Code)));

    /// <summary>The whole file.</summary>
    public static Shape.Fields File { get; } = new([
        new("$schema", Prose, "Where an editor finds this schema; the product passes over it.", Required: false),
        new("key", EngagementKey, "Short name in addresses: lower-case letters, digits and hyphens."),
        new("title", Title, "What the engagement is called."),
        new("client", Party, "Who steers."),
        new("partner", Party, "Who builds."),
        new("model", Singles.Choice(EngagementModels.Keys), "How control and accountability are shared out."),
        new("currency", Currency, "The currency of every amount in this file."),
        new("time-zone", Singles.Zone, "The time zone of the contract's days."),
        new("start", Singles.Day, "The first day."),
        new("end", Singles.Day, "The last day."),
        new("review-days", Singles.Whole(1, Terms.ReviewDaysMax),
            $"Working days that a review may take; {Terms.ReviewDaysDefault} when left out.", Required: false),
        new("reports", Singles.Choice(CompletionEstimates.Keys),
            "The estimate at completion that is reported; typical when left out.", Required: false),
        new("source", Prose, "Where these facts come from, such as a public document or an award.", Required: false),
        new("budget", Singles.Amount, "The sum agreed for deliverables, without the contingency."),
        new("contingency", Singles.Amount, "The reserve on top of the budget; 0 if there is none."),
        new("people", new Shape.ListOf(Person, DescriptionLimits.PeopleMax), "People of both sides."),
        new("not-needed", new Shape.ListOf(NotNeeded, RightsShape.RoleList.Most), "Roles declared not needed.",
            Required: false),
        new("outcomes", new Shape.ListOf(Outcome, DescriptionLimits.OutcomesMax), "What the engagement is for.",
            Required: false),
        new("releases", new Shape.ListOf(Release, DescriptionLimits.ReleasesMax), "The release plan."),
        new("rights", new Shape.ListOf(Right, RightsShape.KindsMax),
            "Rows of the rights table that differ from the playbook's.", Required: false),
    ]);
}
