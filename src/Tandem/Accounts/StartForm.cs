namespace Tandem.Accounts;

/// <summary>What was typed on the first visit; passwords are never shown again.</summary>
/// <param name="NeedsCode">Whether the visitor has to prove by the start code to run this server.</param>
public sealed record StartForm(string Organisation, string Name, string Email, bool NeedsCode);
