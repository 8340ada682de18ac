using System.Globalization;
using System.Net;
using Tandem.Delivery.Evidence;

namespace Tandem.Hosting;

/// <summary>
/// All that an operator can set, checked. <see cref="All"/> documents each setting; docs/operators lists the same.
/// </summary>
sealed record Settings
{
    static readonly Setting PortSetting = new("port", "5080",
        "TCP port to listen on; 0 takes a free one.");
    static readonly Setting ListenSetting = new("listen", "127.0.0.1",
        "Address to listen on. Anything but loopback belongs behind a reverse proxy that speaks TLS.");
    static readonly Setting DataSetting = new("data", "./data",
        "Directory for the SQLite ledger, evidence files and keys.");
    static readonly Setting PostgresSetting = new("postgres", "",
        "Connection string of PostgreSQL 15 or later; when set, the ledger is there instead of in SQLite.");
    static readonly Setting DemoSetting = new("demo", "false",
        "Fill an empty database with the demo organisation.", true);
    static readonly Setting TrustedProxiesSetting = new("trusted-proxies", "",
        "Addresses of reverse proxies, separated by commas, whose X-Forwarded-For and X-Forwarded-Proto are "
        + "believed.");
    static readonly Setting FormBytesSetting = new("form-bytes", "1048576",
        "Largest body of a form without files, in bytes.");
    static readonly Setting UploadBytesSetting = new("upload-bytes", "104857600",
        "Largest body of an upload, in bytes.");
    static readonly Setting ShutdownSecondsSetting = new("shutdown-seconds", "20",
        "How long requests under way may take to end after the server is told to stop, in seconds.");
    static readonly Setting SessionIdleHoursSetting = new("session-idle-hours", "12",
        "A session ends when nothing was asked in it for this long, in hours.");
    static readonly Setting SessionHoursSetting = new("session-hours", "168",
        "A session ends this long after signing in, whatever happens in it, in hours.");
    static readonly Setting PartsSetting = new("parts", "false",
        "Also show the gallery of page parts at /_parts, for contributors.", true);

    public static IReadOnlyList<Setting> All { get; } =
    [
        PortSetting, ListenSetting, DataSetting, PostgresSetting, DemoSetting, TrustedProxiesSetting, FormBytesSetting,
        UploadBytesSetting, ShutdownSecondsSetting, SessionIdleHoursSetting, SessionHoursSetting, PartsSetting,
        .. EvidenceLimits.Settings,
    ];

    public required int Port { get; init; }

    public required IPAddress Listen { get; init; }

    /// <summary>Absolute path.</summary>
    public required string Data { get; init; }

    public string? Postgres { get; init; }

    public bool Demo { get; init; }

    public IReadOnlyList<IPAddress> TrustedProxies { get; init; } = [];

    public long FormBytes { get; init; }

    public long UploadBytes { get; init; }

    public TimeSpan Shutdown { get; init; }

    public int SessionIdleHours { get; init; } = 12;

    public int SessionHours { get; init; } = 168;

    public bool Parts { get; init; }

    /// <summary>What reading an evidence file may cost.</summary>
    public required EvidenceLimits Evidence { get; init; }

    /// <summary>
    /// Reads every setting from where <paramref name="given"/> finds it (null when nowhere), or its default.
    /// </summary>
    /// <exception cref="SettingRefused">A value is not what its setting expects.</exception>
    public static Settings Read(Func<Setting, string?> given)
    {
        string Text(Setting setting) => given(setting) ?? setting.Default;
        return new Settings
        {
            Port = (int)Whole(PortSetting, Text(PortSetting), 0, ushort.MaxValue),
            Listen = Address(ListenSetting, Text(ListenSetting)),
            Data = Path.GetFullPath(Text(DataSetting)),
            Postgres = Text(PostgresSetting) is { Length: > 0 } connection ? connection : null,
            Demo = Switch(DemoSetting, Text(DemoSetting)),
            TrustedProxies = [.. Text(TrustedProxiesSetting)
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(address => Address(TrustedProxiesSetting, address))],
            FormBytes = Whole(FormBytesSetting, Text(FormBytesSetting), 1024, int.MaxValue),
            UploadBytes = Whole(UploadBytesSetting, Text(UploadBytesSetting), 1024, 1L << 40),
            Shutdown = TimeSpan.FromSeconds(Whole(ShutdownSecondsSetting, Text(ShutdownSecondsSetting), 0, 3600)),
            SessionIdleHours = (int)Whole(SessionIdleHoursSetting, Text(SessionIdleHoursSetting), 1, 8_760),
            SessionHours = (int)Whole(SessionHoursSetting, Text(SessionHoursSetting), 1, 8_760),
            Parts = Switch(PartsSetting, Text(PartsSetting)),
            Evidence = EvidenceLimits.Read(given),
        };
    }

    /// <summary>Looks on the command line first, then in the environment, then in <paramref name="file"/>.</summary>
    public static Settings Read(Func<Setting, string?> commandLine, IConfiguration file) => Read(setting =>
        commandLine(setting) ?? Environment.GetEnvironmentVariable(setting.EnvironmentName) ?? file[setting.FileName]);

    /// <summary>The whole number in a setting's value.</summary>
    /// <exception cref="SettingRefused">There is none, or it is out of bounds.</exception>
    public static long Whole(Setting setting, string value, long least, long most) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? number
            : throw setting.Refused(value, $"a whole number from {least} to {most}");

    static IPAddress Address(Setting setting, string value) =>
        IPAddress.TryParse(value, out var address) ? address : throw setting.Refused(value, "an IP address");

    static bool Switch(Setting setting, string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" or "ON" => true,
        "FALSE" or "0" or "NO" or "OFF" or "" => false,
        _ => throw setting.Refused(value, "true or false"),
    };
}
