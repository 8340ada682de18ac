using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Delivery;

/// <summary>A criterion as written, with its key within the deliverable.</summary>
/// <param name="Key">Such as <c>C1</c>.</param>
/// <param name="Text">The canonical text, see <see cref="CriterionText"/>.</param>
public sealed record CriterionLine(string Key, string Text);

/// <summary>What was promised of one deliverable. Frozen once the baseline is approved.</summary>
/// <param name="Key">Its key in the engagement, such as <c>D-01</c>.</param>
/// <param name="Release">The key of its release.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What is promised, in words; or null.</param>
/// <param name="Value">What it earns when accepted, whole; before that it earns nothing.</param>
/// <param name="Planned">The day on which acceptance is planned.</param>
/// <param name="Outcome">The key of the outcome that it serves, or null.</param>
/// <param name="Criteria">What acceptance rests on.</param>
public sealed record Promise(string Key, string Release, string Title, string? Description, Money Value,
    LocalDate Planned, string? Outcome, Sequence<CriterionLine> Criteria);

/// <summary>A release of the plan.</summary>
public sealed record Release(string Key, string Title);

/// <summary>The approved baseline.</summary>
/// <param name="Revision">Counts approved baselines from 1.</param>
/// <param name="On">The day of approval.</param>
/// <param name="By">Who approved.</param>
/// <param name="Value">Budget at completion: the sum of all deliverables' values.</param>
public sealed record ApprovedBaseline(int Revision, LocalDate On, Id<Governance.Person> By, Money Value);
