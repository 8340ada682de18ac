using System.CommandLine;
using Tandem.Hosting;
using Tandem.Hosting.People;
using Tandem.Hosting.Verbs;

namespace Tandem.Agreement.Import;

/// <summary>What the verbs of this room stand on: the record, the directory and the organisation.</summary>
sealed record CommandLine(Installation Installation, PeopleDirectory Directory, Organisation Organisation)
{
    /// <summary>Does something with the record open; what cannot be used is told on the error stream.</summary>
    public static Task<int> With(OpenedRecord record, ParseResult line, Func<CommandLine, Task<int>> act,
        CancellationToken ct) => record.Use(line, async installation =>
    {
        using var directory = new PeopleDirectory(installation.Ledger, installation.Clock);
        var organisation = await new Organisations(installation.Ledger, installation.Clock).Current(ct)
            ?? throw new IOException("There is no organisation yet; open the server's address and create it first.");
        return await act(new(installation, directory, organisation));
    }, line.InvocationConfiguration.Error, ct);

    /// <summary>Who acts: the person of an address, or the organisation's first administrator; null where there is
    /// none.</summary>
    public async Task<Profile?> Actor(string? email, CancellationToken ct) => email is not null
        ? await Directory.FindByEmail(Organisation.Id, email, ct)
        : await Directory.Administrators(Organisation.Id, ct) is [var first, ..] ? first : null;
}
