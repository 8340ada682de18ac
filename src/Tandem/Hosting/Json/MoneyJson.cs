using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Domain.Values;

namespace Tandem.Hosting.Json;

/// <summary>An amount as <c>{"amount":"12500.00","currency":"EUR"}</c>.</summary>
sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException(Expected);
        string? amount = null, currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (reader.TokenType != JsonTokenType.String) throw new JsonException(Expected);
            if (name == "amount") amount = reader.GetString();
            else if (name == "currency") currency = reader.GetString();
            else throw new JsonException(Expected);
        }
        if (!Currency.TryOf(currency, out var known)) throw new JsonException(Expected);
        return Money.TryParse(amount, known, out var money, out var error) ? money : throw new JsonException(error);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount", value.ToAmountText());
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }

    const string Expected = """Expected an amount such as {"amount":"12500.00","currency":"EUR"}.""";
}

/// <summary>A <see cref="Sequence{T}"/> as a JSON array.</summary>
sealed class SequenceJson : JsonConverterFactory
{
    /// <summary>The key in an exception's data under which the path from the list on stands.</summary>
    public const string Under = "under";

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Sequence<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    sealed class Of<T> : JsonConverter<Sequence<T>>
    {
        public override Sequence<T> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            T[] read;
            try
            {
                read = JsonSerializer.Deserialize<T[]>(ref reader, options)
                    ?? throw new JsonException("Expected a list.");
            }
            catch (JsonException inside) when (inside.Path is not null)
            {
                // The reader around this one adds the path to the list; what lies in it would be lost.
                throw new JsonException(inside.Message, inside.InnerException)
                {
                    Data = { [Under] = inside.Path.TrimStart('$') + inside.Data[Under] },
                };
            }
            // A list has no holes: who leaves something out leaves its place out too.
            return Array.FindIndex(read, each => each is null) is >= 0 and var hole
                ? throw new JsonException("Expected a value, and found null.")
                {
                    Data = { [Under] = string.Create(CultureInfo.InvariantCulture, $"[{hole}]") },
                }
                : read.ToSequence();
        }

        public override void Write(Utf8JsonWriter writer, Sequence<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var element in value) JsonSerializer.Serialize(writer, element, options);
            writer.WriteEndArray();
        }
    }
}
