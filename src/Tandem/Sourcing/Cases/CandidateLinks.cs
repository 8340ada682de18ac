using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;
using Tandem.Sourcing.Questionnaires;

namespace Tandem.Sourcing.Cases;

/// <summary>Makes the links by which candidates come in.</summary>
static class CandidateLinks
{
    /// <summary>The command, and the secret that it makes known to nobody else.</summary>
    public static (QuestionnaireCommand.InviteCandidate Command, string Secret) New(string candidate, LocalDate until)
    {
        var secret = Secret.New();
        return (new(candidate, new Id<Person>(Guid.CreateVersion7()), new(Secret.DigestOf(secret)), until), secret);
    }

    /// <summary>The whole link.</summary>
    public static string Href(HttpContext http, string sourcing, string secret) =>
        $"{http.Request.Scheme}://{http.Request.Host}{CandidateDoor.Href(sourcing, secret)}";
}
