using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tandem.Domain;
using Tandem.Hosting.Json;
using Tandem.Ledger;

namespace Tandem.Hosting;

/// <summary>Turns events into the bytes that the ledger keeps, and back.</summary>
static class EventCodec
{
    static readonly FrozenDictionary<string, JsonTypeInfo> ByName = typeof(RecordedEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(RecordedEvent)) && !type.IsAbstract)
        .ToFrozenDictionary(NameOf, TandemJson.Options.GetTypeInfo);

    static readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Shape)> ByType =
        ByName.ToFrozenDictionary(each => each.Value.Type, each => (each.Key, each.Value));

    /// <summary>The stored name of one event.</summary>
    public static string NameOf<T>() where T : RecordedEvent => ByType[typeof(T)].Name;

    /// <summary>The stored names of all events.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    public static NewFact Encode(RecordedEvent happened)
    {
        var (name, shape) = ByType[happened.GetType()];
        return new(name, JsonSerializer.SerializeToUtf8Bytes(happened, shape));
    }

    /// <exception cref="InvalidDataException">The record holds a type or a shape that this version cannot
    /// read.</exception>
    public static RecordedEvent Decode(string type, ReadOnlySpan<byte> payload)
    {
        if (!ByName.TryGetValue(type, out var shape))
            throw new InvalidDataException($"The record holds '{type}', which this version of Tandem does not know.");
        try
        {
            return (RecordedEvent)JsonSerializer.Deserialize(payload, shape)!;
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException(
                $"The record holds a '{type}' that cannot be read: {unreadable.Message}", unreadable);
        }
    }

    static string NameOf(Type type) => type.GetCustomAttribute<StoredAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type.Name} has no stored name.");
}
