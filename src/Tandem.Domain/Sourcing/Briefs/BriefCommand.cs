using Tandem.Domain.Sourcing.Advice;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Briefs;

/// <summary>What a brief of a case is made of, looked up by the product: the rules cannot read a playbook.</summary>
/// <param name="Playbook">The playbook of sections.</param>
/// <param name="Sections">The keys of its sections.</param>
public sealed record BriefOutline(PlaybookUsed Playbook, Sequence<string> Sections);

/// <summary>A section as somebody has written it.</summary>
/// <param name="Section">The section's key.</param>
/// <param name="Based">The revision in which the writer read it; 0 where there was none.</param>
/// <param name="Text">Markdown; empty to leave the section out.</param>
public sealed record SectionEdit(string Section, int Based, string Text);

/// <summary>What can be asked about the brief of a case.</summary>
public abstract record BriefCommand : SourcingCommand
{
    BriefCommand() { }

    /// <inheritdoc/>
    public override string Right => SourcingRight.Running;

    /// <summary>Writes sections. What the writer left as it was read changes nothing, so that two people can write
    /// in different sections at once; sections that are not named stay as they are.</summary>
    /// <param name="Outline">What the brief is made of.</param>
    /// <param name="Sections">The sections as the writer has them.</param>
    /// <param name="Draft">Whether it is kept on the way, without the writer having asked for it.</param>
    public sealed record Write(BriefOutline Outline, Sequence<SectionEdit> Sections, bool Draft) : BriefCommand;

    /// <summary>Lets an earlier revision hold again, as a new one.</summary>
    public sealed record Restore(int Revision) : BriefCommand;
}
