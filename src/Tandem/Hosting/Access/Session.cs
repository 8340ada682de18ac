using System.Security.Claims;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>Who is asking. One for each request; pages, the API and the desk take it from the container.</summary>
/// <param name="Organisation">Whose data this is about; begins every key.</param>
/// <param name="OrganisationName">As its people call it, for pages.</param>
/// <param name="Person">Who acts. The default id where nobody is signed in.</param>
/// <param name="Name">The person's name at this moment, for pages; never recorded.</param>
/// <param name="Administrator">May manage people and settings and see every engagement.</param>
/// <param name="ReadsEverything">May see every engagement.</param>
/// <param name="SessionId">The browser session, or null for a token.</param>
/// <param name="TokenId">The API token, or null for a browser session.</param>
/// <param name="Scopes">What the token may be used for; a browser session has every scope.</param>
/// <param name="OnlyEngagement">The one engagement that a token is limited to, or null.</param>
sealed record Session(
    Id<Organisation> Organisation,
    string OrganisationName,
    Id<Person> Person,
    string Name,
    bool Administrator,
    bool ReadsEverything,
    string? SessionId,
    string? TokenId,
    Sequence<Scope> Scopes,
    string? OnlyEngagement)
{
    /// <summary>For whom the person works, for pages: a partner's people work for another than the organisation whose
    /// data this is about.</summary>
    public string? Company { get; init; }

    const string OrganisationClaim = "organisation-id";
    const string OrganisationNameClaim = Visitor.OrganisationClaim;
    const string AdministratorClaim = "administrator";
    const string ReadsEverythingClaim = "reads-everything";
    const string SessionClaim = "session";
    const string TokenClaim = "token";
    const string EngagementClaim = "engagement";

    /// <summary>The claim that <see cref="ScopeRequirements.RequireScope"/> looks for.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>Nobody: the session of a request without cookie and token.</summary>
    public static Session Nobody { get; } = new(default, "", default, "", false, false, null, null, [], null);

    /// <summary>Whether anybody is signed in.</summary>
    public bool IsSomebody => Person != default;

    /// <summary>Whether a machine asks, by an API token.</summary>
    public bool IsToken => TokenId is not null;

    /// <summary>The session as the desk knows who asks.</summary>
    public Asker Asker => new(Organisation.ToString(), Person, Administrator);

    /// <summary>Whether the session may be used for something.</summary>
    public bool Has(Scope scope) => Scopes.Contains(scope);

    /// <summary>
    /// A person as the session may see them: the address only of oneself, and for administrators. A token acts for an
    /// administrator only with the scope of administrators.
    /// </summary>
    public Profile? AsSeen(Profile? person) =>
        person is null || person.Id == Person || Administrator && Has(Scope.Admin)
            ? person : person with { Email = null };

    /// <summary>The session as the framework carries it through a request.</summary>
    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var identity = new ClaimsIdentity(scheme, nameType: ClaimTypes.Name, roleType: ClaimTypes.Role);
        Add(OrganisationClaim, Organisation.ToString());
        Add(OrganisationNameClaim, OrganisationName);
        Add(ClaimTypes.NameIdentifier, Person.ToString());
        Add(ClaimTypes.Name, Name);
        Add(Visitor.CompanyClaim, Company);
        if (Administrator) Add(AdministratorClaim, "true");
        if (ReadsEverything) Add(ReadsEverythingClaim, "true");
        Add(SessionClaim, SessionId);
        Add(TokenClaim, TokenId);
        Add(EngagementClaim, OnlyEngagement);
        foreach (var scope in Scopes) Add(ScopeClaim, Access.Scopes.KeyOf(scope));
        return new(identity);

        void Add(string type, string? value)
        {
            if (value is not null) identity.AddClaim(new(type, value));
        }
    }

    /// <summary>The session that a request's principal stands for.</summary>
    public static Session Of(ClaimsPrincipal principal) =>
        Id<Organisation>.TryParse(principal.FindFirstValue(OrganisationClaim), null, out var organisation)
        && Id<Person>.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), null, out var person)
            ? new(
                organisation, principal.FindFirstValue(OrganisationNameClaim) ?? "",
                person, principal.FindFirstValue(ClaimTypes.Name) ?? "",
                principal.HasClaim(AdministratorClaim, "true"), principal.HasClaim(ReadsEverythingClaim, "true"),
                principal.FindFirstValue(SessionClaim), principal.FindFirstValue(TokenClaim),
                principal.FindAll(ScopeClaim).Select(claim => Access.Scopes.Named(claim.Value)!.Value).ToSequence(),
                principal.FindFirstValue(EngagementClaim))
            {
                Company = principal.FindFirstValue(Visitor.CompanyClaim),
            }
            : Nobody;
}
