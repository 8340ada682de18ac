using Tandem.Domain;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Hosting;

/// <summary>Who asks the desk: taken from the session, never from what the caller sends.</summary>
/// <param name="Organisation">The organisation whose record is meant.</param>
/// <param name="Person">The person who asks.</param>
/// <param name="Administrator">Whether the person administers the organisation.</param>
sealed record Asker(string Organisation, Id<Person> Person, bool Administrator)
{
    /// <summary>What the desk looked up for the rules: see <see cref="Asking.Newcomers"/>.</summary>
    public Newcomers Newcomers { get; init; } = Newcomers.None;
}
