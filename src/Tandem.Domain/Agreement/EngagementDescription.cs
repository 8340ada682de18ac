using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;

namespace Tandem.Domain.Agreement;

/// <summary>An engagement as one file describes it, people already known by their ids.</summary>
/// <param name="Key">Short name in addresses: lower-case letters, digits and hyphens.</param>
/// <param name="Terms">What was agreed as a whole.</param>
/// <param name="People">People of both sides with their roles.</param>
/// <param name="NotNeeded">Roles declared not needed.</param>
/// <param name="Outcomes">The business outcomes that deliverables serve.</param>
/// <param name="Releases">The release plan.</param>
/// <param name="Rights">Rows of the rights table that differ from the playbook's.</param>
public sealed record EngagementDescription(string Key, Terms Terms, Sequence<DescribedPerson> People,
    Sequence<DescribedAbsence> NotNeeded, Sequence<Outcome> Outcomes, Sequence<DescribedRelease> Releases,
    Sequence<DescribedRight> Rights);

/// <summary>A person with their roles.</summary>
public sealed record DescribedPerson(Member Member, Sequence<Role> Roles);

/// <summary>A role that is not needed, with the reason.</summary>
public sealed record DescribedAbsence(Role Role, string Reason);

/// <summary>A release with its deliverables.</summary>
public sealed record DescribedRelease(string Key, string Title, Sequence<DescribedDeliverable> Deliverables);

/// <summary>A deliverable as promised.</summary>
/// <param name="Key">Its key in the engagement, such as <c>D-01</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What is promised, in words; or null.</param>
/// <param name="Value">What it is worth when accepted.</param>
/// <param name="Planned">The day on which acceptance is planned.</param>
/// <param name="Outcome">The key of the outcome that it serves, or null for none.</param>
/// <param name="Criteria">Acceptance criteria, each with its key.</param>
public sealed record DescribedDeliverable(string Key, string Title, string? Description, Money Value, LocalDate Planned,
    string? Outcome, Sequence<Delivery.CriterionLine> Criteria);

/// <summary>A row of the rights table that differs here. Roles left null are those of the playbook's row; a threshold
/// left null means that there is none.</summary>
public sealed record DescribedRight(string Kind, Role Accountable, Sequence<Role>? Consulted, Sequence<Role>? Informed,
    Money? Threshold, Role? Above, string Reason, Sequence<Role>? Responsible = null);
