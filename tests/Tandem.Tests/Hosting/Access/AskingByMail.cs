using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Access;

/// <summary>Who lacks a right is told who holds it, and finds an address only of people of their own party.</summary>
public sealed class AskingByMail
{
    const string Plan = "/engagements/claims-portal/release-plan";

    [Fact]
    public async Task A_partners_person_finds_the_clients_names_and_no_address()
    {
        await using var room = await ClaimsRoom.Open();
        var page = await (await room.As(Marta)).Text(Plan);
        Assert.Contains("Sofia", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mailto:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.org", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_of_one_party_and_administrators_find_a_link()
    {
        await using var room = await ClaimsRoom.Open();
        foreach (var person in new[] { Tariq, Administrator })
            Assert.Contains("mailto:Sofia@example.org", await (await room.As(person)).Text(Plan),
                StringComparison.Ordinal);
    }
}
