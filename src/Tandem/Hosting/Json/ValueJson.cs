using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Hosting.Json;

/// <summary>A value that JSON writes as one string.</summary>
abstract class TextJson<T>(string expected) : JsonConverter<T>
{
    protected abstract bool TryRead(string text, out T value);

    protected abstract string Text(T value);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryRead(reader.GetString()!, out var value)
            ? value : throw new JsonException($"Expected {expected}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Text(value));
}

sealed class LocalDateJson() : TextJson<LocalDate>("a date such as 2026-05-14")
{
    protected override bool TryRead(string text, out LocalDate value) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out value);

    protected override string Text(LocalDate value) => LocalDatePattern.Iso.Format(value);
}

sealed class LocalTimeJson() : TextJson<LocalTime>("a time such as 09:00")
{
    static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    protected override bool TryRead(string text, out LocalTime value) =>
        Minutes.Parse(text).TryGetValue(default, out value);

    protected override string Text(LocalTime value) => Minutes.Format(value);
}

sealed class InstantJson() : TextJson<Instant>("an instant such as 2026-05-14T09:30:00Z")
{
    protected override bool TryRead(string text, out Instant value) =>
        InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out value);

    protected override string Text(Instant value) => InstantPattern.ExtendedIso.Format(value);
}

sealed class CurrencyJson() : TextJson<Currency>("an ISO 4217 code such as EUR")
{
    protected override bool TryRead(string text, out Currency value) => Currency.TryOf(text, out value!);

    protected override string Text(Currency value) => value.Code;
}

sealed class DigestJson() : TextJson<Digest>("64 hexadecimal digits")
{
    protected override bool TryRead(string text, out Digest value) => Digest.TryParse(text, out value);

    protected override string Text(Digest value) => value.Hex;
}

sealed class RoleJson() : TextJson<Role>("a role such as product-owner")
{
    protected override bool TryRead(string text, out Role value)
    {
        value = Roles.Named(text).GetValueOrDefault();
        return Roles.Named(text) is not null;
    }

    protected override string Text(Role value) => Roles.KeyOf(value);
}

sealed class IdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    sealed class Of<T>() : TextJson<Id<T>>("an id of 32 hexadecimal digits")
    {
        protected override bool TryRead(string text, out Id<T> value) => Id<T>.TryParse(text, null, out value);

        protected override string Text(Id<T> value) => value.ToString();
    }
}
