using System.Text;
using Tandem.Domain;
using Tandem.Hosting;

namespace Tandem.Tests.House;

/// <summary>What the ledger of an older release holds is read by this one, byte for byte as it was written.</summary>
public class FrozenEvents
{
    public static TheoryData<string> Names => [.. EventCodec.Names.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Every_event_is_stored_as_its_frozen_file_says(string name)
    {
        var fault = Fault(name, Frozen(name));
        Assert.True(fault is null, fault);
    }

    [Fact]
    public void Every_frozen_file_is_of_an_event() =>
        Assert.Equal(EventCodec.Names.Select(FileOf).Order(StringComparer.Ordinal),
            Source.In("tests/Tandem.Tests/Data/events", "*.json").Select(file => file.Name));

    [Theory]
    [InlineData("deliverable.started/1", null)]
    [InlineData("deliverable.started/2", "{}")]
    [InlineData("deliverable.started/1",
        """{"deliverable":"D-01","by":"00000004000000000000000000000000","on":"2025-02-03"}""")]
    [InlineData("deliverable.started/1",
        """{"by":"0000000c000000000000000000000000","deliverable":"D-01","on":"2025-02-03"}""")]
    public void One_that_is_stored_otherwise_is_seen(string name, string? frozen) =>
        Assert.NotNull(Fault(name, frozen));

    static string? Fault(string name, string? frozen)
    {
        var example = EventExamples.All.SingleOrDefault(each => EventCodec.Encode(each).Type == name);
        if (example is null) return $"EventExamples has no example of '{name}'.";
        var stored = Encoding.UTF8.GetString(EventCodec.Encode(example).Payload);
        if (frozen is null) return $"Freeze it in Data/events/{FileOf(name)}: {stored}";
        if (frozen != stored) return $"'{name}' was {frozen} and would now be {stored}; add a version instead.";
        return example.Equals(EventCodec.Decode(name, Encoding.UTF8.GetBytes(frozen))) ? null : "It is read otherwise.";
    }

    static string? Frozen(string name)
    {
        var path = Path.Combine("tests", "Tandem.Tests", "Data", "events", FileOf(name));
        return File.Exists(Path.Combine(Repository.Root, path)) ? Source.Read(path).Text.TrimEnd('\n') : null;
    }

    static string FileOf(string name) => name.Replace('/', '.') + ".json";
}
