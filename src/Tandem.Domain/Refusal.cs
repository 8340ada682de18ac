using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Domain;

/// <summary>A rule saying no.</summary>
/// <param name="Code">Stable, documented in docs/refusals.md, safe to program against.</param>
/// <param name="Reason">One sentence for the person who was refused.</param>
/// <param name="Field">The part of the command that is at fault, as a path such as <c>releases[0].title</c>; or
/// null.</param>
/// <param name="Missing">The right that was missing and who holds it, where that is the reason; or null.</param>
public sealed record Refusal(string Code, string Reason, string? Field = null, MissingRight? Missing = null);

/// <summary>The right that someone lacked.</summary>
/// <param name="Kind">The kind of decision, such as <c>acceptance</c>.</param>
/// <param name="Role">The role that is accountable for it.</param>
/// <param name="Holders">Who may exercise it today; empty when the role is unfilled.</param>
public sealed record MissingRight(string Kind, RoleName Role, Sequence<Id<Person>> Holders);

/// <summary>A role as refusals name it: one of an engagement, or one of a sourcing case.</summary>
/// <param name="Key">The name in the record, such as <c>product-owner</c>.</param>
/// <param name="Title">The name on pages, such as <c>Product owner</c>.</param>
public readonly record struct RoleName(string Key, string Title)
{
    /// <summary>The name of a role of an engagement.</summary>
    public static implicit operator RoleName(Role role) => new(Roles.KeyOf(role), Roles.TitleOf(role));
}
