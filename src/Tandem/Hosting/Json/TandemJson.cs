using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tandem.Hosting.Json;

/// <summary>How facts are stored and how the API speaks: one set of rules for both.</summary>
/// <remarks>
/// Days are <c>2026-05-14</c>, instants UTC with a <c>Z</c>, amounts <c>{"amount":"12500.00","currency":"EUR"}</c>
/// (text, so that no reader rounds them), roles and other choices lower-case words with hyphens, absent values left
/// out.
/// </remarks>
static class TandemJson
{
    public const int DepthMax = 64;

    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions());

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = DepthMax;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver())
            .WithAddedModifier(AllowLeftOut);
        // The readers of these bytes are JSON parsers, never a page: escaping every accent would only hide the text.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        foreach (var converter in Converters) options.Converters.Add(converter);
        return options;
    }

    // What may be null is left out when written, so it may be missing when read.
    static void AllowLeftOut(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
            if (member.IsSetNullable) member.IsRequired = false;
    }

    static IEnumerable<JsonConverter> Converters =>
    [
        new LocalDateJson(), new LocalTimeJson(), new InstantJson(), new MoneyJson(),
            new CurrencyJson(), new DigestJson(),
        new RoleJson(), new IdJson(), new SequenceJson(),
        new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
    ];
}
