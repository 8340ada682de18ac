using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>The history of one sourcing case; its days are in the story's own calendar.</summary>
/// <param name="Key">The case's key.</param>
/// <param name="Happenings">What is asked, in order, once the days are known.</param>
sealed record CaseStory(string Key, Func<StoryTime, IReadOnlyList<CaseHappening>> Happenings)
{
    /// <summary>The people of the client who take part, by their names in addresses.</summary>
    public static Id<Person> Of(string name) => Cast.IdOf($"{name}@northmere.example");

    /// <summary>What the organisation knows of each of them.</summary>
    public static Affiliation Client { get; } = new("Northmere Health Agency", IsPartner: false);

    public static CaseCommand.NamePerson Names(CaseRole role, string name) => new(role, Of(name), Client);
}

/// <summary>Somebody asks for something in a case on a day.</summary>
/// <param name="On">The day, in the story's calendar.</param>
/// <param name="At">The hour in London.</param>
/// <param name="By">The person's name in addresses.</param>
/// <param name="Commands">What is asked: all of it or nothing.</param>
sealed record CaseHappening(LocalDate On, LocalTime At, string By, params IReadOnlyList<SourcingCommand> Commands);
