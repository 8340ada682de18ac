using NodaTime;
using Tandem.Delivery;
using Tandem.Hosting;
using Tandem.Hosting.Library;
using Tandem.Hosting.Yaml;
using Tandem.Sourcing.Cases;

namespace Tandem.Demo;

/// <summary>Plays the story of one sourcing case: everything in it is asked of the desk, as people would ask
/// it.</summary>
sealed class CasePlay
{
    static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    readonly CaseStory story;
    readonly string organisation;

    public CasePlay(CaseStory story, StoryTime time, string organisation)
    {
        (this.story, this.organisation) = (story, organisation);
        Happenings = [.. story.Happenings(time).Select(each =>
            (London.AtLeniently(time.Of(each.On) + each.At).ToInstant(), each))];
    }

    /// <summary>Everything that happens, in order.</summary>
    public IReadOnlyList<(Instant At, CaseHappening What)> Happenings { get; }

    /// <summary>Asks for one of the happenings.</summary>
    public async Task Ask(CaseDesk desk, int index, CancellationToken ct)
    {
        var happening = Happenings[index].What;
        var asker = new Asker(organisation, CaseStory.Of(happening.By), Administrator: false);
        var answer = await desk.Ask(asker, story.Key, happening.Commands, new($"demo/{story.Key}/{index}"), ct);
        if (answer is not Answer.Recorded)
            throw new InvalidOperationException($"The demo's story does not hold: {happening.By} asks "
                + $"{happening.Commands[0].GetType().Name} of {story.Key} on {happening.On}: {answer}");
    }

    /// <summary>Puts the playbooks away that the record of cases names by their hashes.</summary>
    public static async Task KeepPlaybooks(EvidenceStore store, CancellationToken ct)
    {
        foreach (var playbook in ShippedPlaybooks.All)
            await store.Put(new MemoryStream(playbook.Bytes), YamlLimits.BytesMax, ct);
    }
}
