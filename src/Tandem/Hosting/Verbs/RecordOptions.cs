using System.CommandLine;

namespace Tandem.Hosting.Verbs;

/// <summary>The settings by which a verb finds the record; all others come from where the server has them.</summary>
sealed class RecordOptions
{
    static readonly string[] Names = ["data", "postgres"];

    readonly Dictionary<Setting, Option<string>> options = Settings.All.Where(setting => Names.Contains(setting.Name))
        .ToDictionary(setting => setting, setting => new Option<string>("--" + setting.Name)
        {
            Description = $"{setting.Meaning} [default: {setting.Default}]",
        });

    public void AddTo(Command verb)
    {
        foreach (var option in options.Values) verb.Options.Add(option);
    }

    /// <exception cref="IOException">There is no such folder.</exception>
    /// <exception cref="SettingRefused">A value is not what its setting expects.</exception>
    public Settings Read(ParseResult asked)
    {
        var settings = Named(asked);
        return Directory.Exists(settings.Data)
            ? settings
            : throw new IOException($"{settings.Data}: no such folder; --data names the folder of the record.");
    }

    /// <summary>The settings, whether there is such a record or not.</summary>
    /// <exception cref="SettingRefused">A value is not what its setting expects.</exception>
    public Settings Named(ParseResult asked)
    {
        var file = new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true).Build();
        return Settings.Read(
            setting => options.TryGetValue(setting, out var option) ? asked.GetValue(option) : null, file);
    }
}
