using System.Collections.Immutable;
using Tandem.Domain.Values;

namespace Tandem.Domain.Governance;

/// <summary>What the directory says of people whom somebody brings in; the record alone cannot know it.</summary>
/// <param name="Sides">For which side they work, where that is known.</param>
/// <param name="Unknown">Those whom the directory does not have, or has erased.</param>
/// <param name="OfOtherCompanies">Those who work for another company than the asker, and whom the asker did not
/// invite.</param>
public sealed record Newcomers(IReadOnlyDictionary<Id<Person>, Side> Sides, IReadOnlySet<Id<Person>> Unknown,
    IReadOnlySet<Id<Person>> OfOtherCompanies)
{
    /// <summary>Where nobody is brought in.</summary>
    public static Newcomers None { get; } = new(ImmutableDictionary<Id<Person>, Side>.Empty,
        ImmutableHashSet<Id<Person>>.Empty, ImmutableHashSet<Id<Person>>.Empty);
}
