using Tandem.Domain;
using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library.Pages;

/// <summary>What the page of playbooks shows.</summary>
/// <param name="Rows">Every playbook.</param>
/// <param name="Administrator">Whether whoever looks may add and choose.</param>
/// <param name="Text">What stands in the form: what was typed, or a copy to change.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="Refusal">Why it was not taken, or null.</param>
public sealed record PlaybooksView(IReadOnlyList<PlaybookRow> Rows, bool Administrator, string Text,
    IReadOnlyList<FileError> Errors, Refusal? Refusal);
