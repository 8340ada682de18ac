using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>What a brief is read for: a playbook of the kind <c>brief-lint</c>.</summary>
/// <param name="Concepts">What can be recognised in a text; a concept may rest on those before it.</param>
/// <param name="Models">How each engagement model names itself and how it shows.</param>
/// <param name="Parts">Concepts that say, in a title, that a document is one part of a set.</param>
/// <param name="Rules">What is reported.</param>
public sealed record LintPlaybook(
    Sequence<LintConcept> Concepts, Sequence<LintModel> Models, Sequence<string> Parts, Sequence<LintRule> Rules);

/// <summary>Something that a text can say, in any of several wordings.</summary>
/// <param name="Name">By which rules and other concepts name it.</param>
/// <param name="Phrases">Wordings; see <see cref="PhraseText"/> for how they are written.</param>
/// <param name="Of">Other concepts whose passages belong to this one too.</param>
/// <param name="Place">Where it counts.</param>
/// <param name="Conditions">What must stand, or not stand, around it.</param>
/// <param name="Above">A number in the wording must exceed this; null where any will do.</param>
public sealed record LintConcept(
    string Name, Sequence<string> Phrases, Sequence<string> Of, LintPlace Place, Sequence<LintCondition> Conditions,
    int? Above);

/// <summary>Where in a document a wording counts.</summary>
public enum LintPlace
{
    /// <summary>Wherever it stands.</summary>
    Anywhere,

    /// <summary>In a section head or the title.</summary>
    Heading,

    /// <summary>In the lines above the first sentence, or in the first section head.</summary>
    Title,

    /// <summary>Outside of section heads and title.</summary>
    Body,
}

/// <summary>What must stand around a wording for it to count.</summary>
/// <param name="Side">On which side of it.</param>
/// <param name="Concepts">Any of these.</param>
/// <param name="Within">At most so many words away.</param>
/// <param name="Absent">Whether they must not stand there.</param>
public sealed record LintCondition(LintSide Side, Sequence<string> Concepts, int Within, bool Absent);

/// <summary>A side of a wording.</summary>
public enum LintSide
{
    /// <summary>Before or after it.</summary>
    Either,

    /// <summary>It comes after the other.</summary>
    After,

    /// <summary>It comes before the other.</summary>
    Before,
}

/// <summary>One engagement model: what names it, and what shows it.</summary>
/// <param name="Label">Which model.</param>
/// <param name="Names">What a document says of itself.</param>
/// <param name="Signs">What its content demands.</param>
public sealed record LintModel(ModelLabel Label, Sequence<LintWeight> Names, Sequence<LintWeight> Signs);

/// <summary>How much a concept says for a model; negative where it speaks against it.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Weight">Points for each doubling of its passages.</param>
public sealed record LintWeight(string Concept, decimal Weight);
