using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Tandem.Hosting.Access;

/// <summary>A scope that a token needs for an endpoint.</summary>
sealed record ScopeRequired(Scope Scope) : IAuthorizationRequirement;

/// <summary>Says which scope an endpoint of the API needs.</summary>
static class ScopeRequirements
{
    /// <summary>Lets in only tokens with this scope; others get 403 with <c>access.scope-missing</c>.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, Scope scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy
            .AddAuthenticationSchemes(TokenAuthentication.SchemeName)
            .RequireAuthenticatedUser()
            .AddRequirements(new ScopeRequired(scope)));
}

/// <summary>Checks the scope that an endpoint needs.</summary>
sealed class ScopeCheck : AuthorizationHandler<ScopeRequired>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequired requirement)
    {
        if (context.User.HasClaim(Session.ScopeClaim, Scopes.KeyOf(requirement.Scope))) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Names the missing scope in the answer; everything else is answered as the framework does.</summary>
sealed class ScopeMissing : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
    {
        var missing = authorizeResult.Forbidden
            ? authorizeResult.AuthorizationFailure?.FailedRequirements.OfType<ScopeRequired>().FirstOrDefault()
            : null;
        return missing is null
            ? usual.HandleAsync(next, context, policy, authorizeResult)
            : AccessProblem.Write(context, StatusCodes.Status403Forbidden, AccessRefusal.ScopeMissing(missing.Scope));
    }
}
