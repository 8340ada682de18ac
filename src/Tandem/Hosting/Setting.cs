namespace Tandem.Hosting;

/// <summary>
/// One thing that an operator can set: <c>--name</c> on the command line, <c>TANDEM_NAME</c> in the environment
/// (capitals,
/// underscores), or <c>Name</c> in the section <c>Tandem</c> of <c>appsettings.json</c> (no dashes); the first found
/// counts.
/// </summary>
sealed record Setting(string Name, string Default, string Meaning, bool IsSwitch = false)
{
    public string EnvironmentName => "TANDEM_" + Name.Replace('-', '_').ToUpperInvariant();

    public string FileName => "Tandem:" + Name.Replace("-", "", StringComparison.Ordinal);

    public SettingRefused Refused(string value, string expected) =>
        new($"Setting {Name}: '{value}' is not {expected}. "
            + $"Set --{Name}, {EnvironmentName} or {FileName} in appsettings.json.");
}

/// <summary>
/// A setting that cannot be used; the message says which, what was expected and where to put it right.
/// </summary>
sealed class SettingRefused(string message) : Exception(message);
