using Tandem.Domain.Sourcing.Lint;
using Tandem.Hosting.Library;

namespace Tandem.Sourcing.Lint;

/// <summary>One file and what was found in it.</summary>
/// <param name="Name">As it was named.</param>
/// <param name="Text">What was read; null where it was refused.</param>
/// <param name="Report">With the lines and columns of the file; null where it was refused.</param>
/// <param name="Refused">Why it was not read.</param>
sealed record LintedFile(string Name, BriefText? Text, LintReport? Report, BriefRefused? Refused)
{
    /// <summary>Reads one document.</summary>
    public static LintedFile Of(BriefLint lint, byte[] bytes, string name, ModelLabel? meant)
    {
        var (text, refused) = BriefFile.Read(bytes, name);
        return text is null ? new(name, null, null, refused)
            : new(name, text, text.InFile(lint.Read(text.Text, meant)), null);
    }
}

/// <summary>The rules that ship, prepared once.</summary>
static class ShippedLint
{
    static readonly Lazy<Playbook<LintPlaybook>> Loaded = new(LintFormat.Shipped);
    static readonly Lazy<BriefLint> Prepared = new(() => new(Loaded.Value.Content));

    public static Playbook<LintPlaybook> Playbook => Loaded.Value;

    public static BriefLint Lint => Prepared.Value;
}
