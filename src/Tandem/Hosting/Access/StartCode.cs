using Tandem.Domain;

namespace Tandem.Hosting.Access;

/// <summary>
/// Proof that a first visitor from elsewhere runs this server: a code in its log and in its data directory.
/// Without it, whoever finds a fresh server first would own it.
/// </summary>
sealed class StartCode(Settings settings, ILogger<StartCode> log)
{
    const string FileName = "start-code";
    readonly Lock gate = new();

    string File => Path.Combine(settings.Data, FileName);

    /// <summary>Whether the visitor comes from elsewhere; then a code is there from now on.</summary>
    public bool IsNeededBy(HttpContext context)
    {
        if (ThisMachine.Asks(context)) return false;
        Make();
        return true;
    }

    /// <summary>What is wrong with the code of a visitor who needs one, or null.</summary>
    public Refusal? Check(HttpContext context, string code) =>
        !IsNeededBy(context) || Secret.Matches(code.Trim(), Secret.DigestOf(Make()))
            ? null
            : AccessRefusal.StartCodeWrong;

    /// <summary>Forgets the code: the organisation exists.</summary>
    public void Remove() => System.IO.File.Delete(File);

    string Make()
    {
        lock (gate)
        {
            if (System.IO.File.Exists(File)) return System.IO.File.ReadAllText(File).Trim();
            var code = Secret.New();
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var writer = new StreamWriter(File, options)) writer.WriteLine(code);
            log.LogWarning("Somebody opened /start from another machine. The start code is {Code}", code);
            return code;
        }
    }
}
