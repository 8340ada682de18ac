using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Lint;

/// <summary>One rule of a lint playbook.</summary>
/// <param name="Id">Stable, such as <c>TB012</c>.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Checks">What is looked for: the first that finds something speaks.</param>
/// <param name="When">Concepts that must all be in the document for the rule to apply.</param>
/// <param name="Unless">Concepts of which none may be in the document for the rule to apply.</param>
/// <param name="Models">What the content must be for the rule to apply; any model where it is empty.</param>
/// <param name="Without">Rules above that say the same with more exactness: where one finds something, this one is
/// silent.</param>
/// <param name="Why">Why it costs.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record LintRule(
    string Id, string Title, LintSeverity Severity, Sequence<LintCheck> Checks, Sequence<string> When,
    Sequence<string> Unless, Sequence<ModelLabel> Models, Sequence<string> Without, string Why, string Source,
    string Fix)
{
    /// <summary>Whether what it finds is about the document and not about a place in it.</summary>
    public bool IsAboutAll => Checks.All(check => check is LintCheck.Missing or LintCheck.Mismatch);
}

/// <summary>How much a finding matters.</summary>
public enum LintSeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Likely to cost.</summary>
    Warning,

    /// <summary>Not to be sent out like this.</summary>
    Error,
}

/// <summary>What a rule looks for.</summary>
public abstract record LintCheck
{
    LintCheck() { }

    /// <summary>Something is said that should not be.</summary>
    /// <param name="Concepts">Any of these.</param>
    /// <param name="AtLeast">Only where it is said so often.</param>
    /// <param name="Distinct">Only where so many of the concepts are there.</param>
    /// <param name="Most">How many places are reported; the first says how many there are.</param>
    public sealed record Said(Sequence<string> Concepts, int AtLeast, int Distinct, int Most) : LintCheck;

    /// <summary>Something is not said that should be.</summary>
    /// <param name="Concepts">Any of these suffices.</param>
    /// <param name="AtLeast">Said so often it suffices.</param>
    /// <param name="At">Where the finding points, if the document has it; else to its beginning.</param>
    public sealed record Missing(Sequence<string> Concepts, int AtLeast, Sequence<string> At) : LintCheck;

    /// <summary>The words claim one model and the content describes another.</summary>
    /// <param name="Claimed">Claims that the rule is about; any where it is empty.</param>
    /// <param name="Described">Contents that the rule is about; any where it is empty.</param>
    /// <param name="Named">Where given, one of these must be among the claim's passages.</param>
    /// <param name="Same">Whether the rule is about a claim and a content that agree.</param>
    public sealed record Mismatch(
        Sequence<ModelLabel> Claimed, Sequence<ModelLabel> Described, Sequence<string> Named, bool Same) : LintCheck;

    /// <summary>The same thing is given two different sums.</summary>
    /// <param name="Labels">What sums are given for; each of its own.</param>
    /// <param name="Within">At most so many words before the sum.</param>
    /// <param name="Apart">Concepts beside a sum that make it another thing, such as "per year".</param>
    public sealed record Sums(Sequence<string> Labels, int Within, Sequence<string> Apart) : LintCheck;

    /// <summary>The same thing is given two different dates, or an end lies before its beginning.</summary>
    /// <param name="Labels">What dates are given for; each of its own.</param>
    /// <param name="Within">At most so many words before the date.</param>
    /// <param name="First">The label of beginnings, or empty.</param>
    /// <param name="Last">The label of ends, or empty.</param>
    public sealed record Dates(Sequence<string> Labels, int Within, string First, string Last) : LintCheck;

    /// <summary>Shares of one payment plan that do not come to a hundred percent.</summary>
    /// <param name="Label">What stands beside a share of payment.</param>
    /// <param name="Within">At most so many words away.</param>
    /// <param name="Lines">Shares of one plan stand at most so many lines apart.</param>
    public sealed record Shares(string Label, int Within, int Lines) : LintCheck;
}
