using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>What a brief is made of: a playbook of the kind <c>brief-sections</c>.</summary>
/// <param name="Sections">In the order in which they are written and read.</param>
public sealed record BriefBook(Sequence<BriefSection> Sections);

/// <summary>One section of a brief.</summary>
/// <param name="Key">Its name in forms and files.</param>
/// <param name="Title">Its head in the document.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Help">How to answer it.</param>
/// <param name="Example">An answer.</param>
/// <param name="Rules">The lint rules that a good answer satisfies.</param>
public sealed record BriefSection(
    string Key, string Title, string Question, string Help, string Example, Sequence<string> Rules);
