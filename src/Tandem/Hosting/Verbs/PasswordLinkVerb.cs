using System.CommandLine;
using System.Globalization;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Verbs;

/// <summary><c>tandem password-link EMAIL</c>: the way back in when no administrator can make a link.</summary>
static class PasswordLinkVerb
{
    public static Command Verb()
    {
        var email = new Argument<string>("EMAIL") { Description = "The e-mail address of somebody in the directory." };
        var verb =
            new Command("password-link", "Make a link by which somebody sets a password, and print it.") { email };
        var record = new OpenedRecord();
        record.AddTo(verb);
        verb.SetAction((asked, cancelled) => record.Use(
            asked,
            installation => Run(
                installation, asked.GetValue(email)!, asked.InvocationConfiguration.Output,
                asked.InvocationConfiguration.Error, cancelled),
            asked.InvocationConfiguration.Error, cancelled));
        return verb;
    }

    static async Task<int> Run(
        Installation installation, string email, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var (ledger, clock) = (installation.Ledger, installation.Clock);
        using var people = new PeopleDirectory(ledger, clock);
        if (await new Organisations(ledger, clock).Current(ct) is not { } organisation
            || await people.FindByEmail(organisation.Id, email, ct) is not { } person)
        {
            await error.WriteLineAsync($"Nobody in the directory has the e-mail address {email}.");
            return ExitCode.Unusable;
        }

        // Whoever can read the data of the server may let anybody in; the invitation names its own person as inviter.
        var operating = new Session(
            organisation.Id, organisation.Name, person.Id, person.Name, Administrator: true, ReadsEverything: false,
            SessionId: null, TokenId: null, Scopes: [], OnlyEngagement: null);
        var (secret, refusal) = await new Invitations(ledger, people, new Entry(ledger), new(), clock).Invite(
            operating, new(person, null, null, Invitations.DaysUsual), ct);
        if (refusal is not null)
        {
            await error.WriteLineAsync(refusal.Reason);
            return ExitCode.Wrong;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Open this path on the address of the server within {Invitations.DaysUsual} days; it works once:"));
        await output.WriteLineAsync($"/invitation/{secret}");
        return ExitCode.AllRight;
    }
}
