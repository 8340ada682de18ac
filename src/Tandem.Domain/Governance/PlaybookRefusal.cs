namespace Tandem.Domain.Governance;

/// <summary>Every "no" about playbooks, in order of precedence.</summary>
static class PlaybookRefusal
{
    public static Refusal AdministratorsOnly { get; } = new("playbooks.administrators-only",
        "Playbooks bind the whole organisation: only an administrator adds or chooses them.");

    public static Refusal TooMany { get; } = new("playbooks.too-many",
        $"An organisation keeps at most {OwnPlaybooks.PlaybooksMax} playbooks of its own.", "file");

    public static Refusal VersionTaken(OwnPlaybook playbook) => new("playbooks.version-taken",
        $"There is another {playbook.Id} {playbook.Version} already: give the changed file a version of its own.",
        "version");

    public static Refusal NotChosen { get; } = new("playbooks.not-chosen",
        "Playbooks of this kind hold for the whole installation as they ship; nobody chooses among them.", "kind");

    public static Refusal Unknown { get; } = new("playbooks.unknown",
        "There is no such playbook of this kind: add it first.", "hash");
}
