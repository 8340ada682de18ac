namespace Tandem.Domain;

/// <summary>The name under which an event is kept for ever, with the version of its shape.</summary>
/// <remarks>
/// A stored name is never changed or reused, so that renaming a type cannot orphan history. A shape that must change
/// becomes a new event with the next version, and the fold reads both.
/// </remarks>
/// <param name="name">Noun, verb in the past tense and version, such as <c>deliverable.accepted/1</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredAttribute(string name) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;
}
