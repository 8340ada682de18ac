using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Tandem.Domain;
using Tandem.Hosting.People;

namespace Tandem.Hosting.Access;

/// <summary>Lets machines in by <c>Authorization: Bearer tdm_…</c>.</summary>
sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Organisations organisations,
    Tokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";
    const string Bearer = "Bearer ";

    Refusal refused = AccessRefusal.TokenMissing;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (await organisations.Current(Context.RequestAborted) is not { } organisation)
            return AuthenticateResult.NoResult();

        var (session, refusal) = await tokens.Check(
            organisation, header[Bearer.Length..].Trim(), Context.RequestAborted);
        if (session is not null) return AuthenticateResult.Success(new(session.ToPrincipal(SchemeName), SchemeName));
        refused = refusal!;
        return AuthenticateResult.Fail(refused.Code);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return AccessProblem.Write(Context, StatusCodes.Status401Unauthorized, refused);
    }
}
