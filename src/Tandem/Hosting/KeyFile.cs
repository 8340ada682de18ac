using System.Security.Cryptography;
using Tandem.Ledger;
using Tandem.Ledger.Notes;

namespace Tandem.Hosting;

/// <summary>The files of the log's key in a data directory, and who uses them.</summary>
/// <remarks>
/// A key is replaced in three steps: the next key is written beside the present one, the change is recorded and signed
/// by
/// the present one, the next takes its place. Whatever is cut short is finished or dropped when the record is opened.
/// </remarks>
sealed class KeyFile
{
    const int NameBytes = 6;

    readonly string folder;

    public KeyFile(string data) => folder = PrivateFolder.In(data, "keys").FullName;

    string Present => Path.Combine(folder, "log.pem");

    string Next => Path.Combine(folder, "log.next.pem");

    /// <summary>The key that signs, made where there is none. Its name distinguishes this log from every
    /// other.</summary>
    public LogKey OpenOrCreate() =>
        LogKey.OpenOrCreate(Present, $"tandem-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes))}");

    /// <summary>Keeps others from replacing the key while it is in use, or from using it while it is
    /// replaced.</summary>
    /// <exception cref="IOException">It is in use, or being replaced.</exception>
    public FileStream Hold(bool alone)
    {
        try
        {
            return alone
                ? new(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
                : new(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        }
        catch (IOException held)
        {
            throw new IOException(alone
                ? "The record is in use: stop the server and every other command first."
                : "The key of the log is being replaced: try again when that has ended.", held);
        }
    }

    /// <summary>A key of the same name that waits to take the place of the present one.</summary>
    public LogKey Prepare(string name)
    {
        File.Delete(Next);
        using var next = LogKey.Generate(name);
        next.Save(Next);
        DurableFolder.Flush(folder);
        return LogKey.Open(Next);
    }

    /// <summary>The prepared key takes the place of the present one, which is gone then.</summary>
    public void Replace()
    {
        File.Move(Next, Present, overwrite: true);
        DurableFolder.Flush(folder);
    }

    /// <summary>Whether the record says that the prepared key signs from now on, which finishes what was cut
    /// short.</summary>
    /// <exception cref="InvalidDataException">The record says that neither of the keys here signs.</exception>
    public async Task<bool> IsNextDue(ILedger ledger, LogKey present, CancellationToken ct)
    {
        foreach (var organisation in await ledger.Organisations(ct))
        {
            var due = (await LogKeys.Of(ledger, present, organisation, ct))[^1].VerifierKey;
            if (due == present.VerifierKey) continue;
            if (File.Exists(Next))
            {
                using var next = LogKey.Open(Next);
                if (next.VerifierKey == due) return true;
            }
            throw new InvalidDataException(
                $"{Present} was replaced: the record says that {due} signs now. Copy that key's file here.");
        }
        return false;
    }
}
