using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Access;

/// <summary>Who lacks a right is told who holds it, with a link to ask them, whichever party they belong to.</summary>
public sealed class AskingByMail
{
    [Fact]
    public async Task Whoever_is_stopped_finds_a_link_to_ask_who_holds_the_right()
    {
        await using var room = await ClaimsRoom.Open();
        foreach (var person in new[] { Marta, Tariq })
        {
            var page = await (await room.As(person)).Text("/engagements/claims-portal/release-plan");
            Assert.Contains("mailto:Sofia@example.org", page, StringComparison.Ordinal);
        }
    }
}
