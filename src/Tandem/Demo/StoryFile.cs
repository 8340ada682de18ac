using Tandem.Agreement;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Demo;

/// <summary>The engagement files of the demo, embedded, and moved to the days of a start.</summary>
static class StoryFile
{
    /// <summary>Reads a file as any engagement file is read.</summary>
    /// <exception cref="InvalidOperationException">It has faults: a bug, since it ships with the product.</exception>
    public static EngagementFile Read(string key, Playbooks playbooks)
    {
        var name = $"{typeof(StoryFile).Namespace}.{key}.yaml";
        using var stream = typeof(StoryFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var reading = EngagementFileReader.Read(reader.ReadToEnd(), name, playbooks);
        return reading.File ?? throw new InvalidOperationException(string.Join('\n', reading.Errors));
    }

    /// <summary>The same with every day moved.</summary>
    public static EngagementFile Moved(EngagementFile file, StoryTime time) => file with
    {
        Terms = file.Terms with { Start = time.Of(file.Terms.Start), End = time.Of(file.Terms.End) },
        Outcomes = file.Outcomes.Select(each => each with { By = time.Of(each.By) }).ToSequence(),
        Releases = file.Releases.Select(release => release with
        {
            Deliverables = release.Deliverables
                .Select(each => each with { Planned = time.Of(each.Planned) }).ToSequence(),
        }).ToSequence(),
    };
}
