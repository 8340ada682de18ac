using System.Globalization;
using Tandem.Domain.Values;
using Tandem.Hosting.Access;

namespace Tandem.Accounts;

/// <summary>What was typed for a new token.</summary>
public sealed record TokenForm(string Name, Sequence<Scope> Scopes, string Engagement, string Days)
{
    /// <summary>Before anything was typed.</summary>
    public static TokenForm Empty { get; } = new("", [Scope.Read], "", "90");

    /// <summary>What is asked for; days that are no number are refused as too few.</summary>
    internal TokenRequest Asks() => new(
        Name,
        Scopes,
        Engagement.Length == 0 ? null : Engagement,
        int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0);
}
