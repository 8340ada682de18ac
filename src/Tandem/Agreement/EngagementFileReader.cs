using System.Security.Cryptography;
using System.Text;
using Tandem.Domain.Agreement;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting.People;
using Tandem.Hosting.Yaml;

namespace Tandem.Agreement;

/// <summary>Reads an engagement file: first its shape, then its values, then what the rules say, and all errors at
/// once.</summary>
static class EngagementFileReader
{
    /// <param name="text">The file's text, see <see cref="FileText"/>.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="playbooks">What the rules rest on.</param>
    public static EngagementFileReading Read(string text, string file, Playbooks playbooks)
    {
        var (root, unreadable) = YamlTree.Read(text, file);
        if (root is null) return new(null, [unreadable!]);

        var check = new ShapeCheck(file);
        check.Check(root, EngagementShape.File);
        if (root is not YamlMap map) return new(null, check.Errors);

        var read = new EngagementFileValues(map, check, text).Read();
        var described = read.Describe(ProvisionalId);
        var faults = DescriptionFaults.Of(described, DescriptionFaults.RightsOf(playbooks.Rights, described),
            playbooks.Calendars.Select(calendar => calendar.Name).ToHashSet());
        foreach (var fault in faults) EngagementFaultPlace.Report(fault, map, check);
        return check.Errors.Count > 0 ? new(null, check.Errors) : new(read, []);
    }

    /// <summary>An id for a person of whom only the address is known: stands in until the directory is
    /// asked.</summary>
    public static Id<Person> ProvisionalId(FilePerson person)
    {
        if (person.Id is { } known) return known;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(EmailAddress.KeyOf(person.Email ?? person.Name)));
        return new(new Guid(digest.AsSpan(0, 16)));
    }
}
