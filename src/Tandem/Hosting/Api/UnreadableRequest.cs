using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Hosting.Json;

namespace Tandem.Hosting.Api;

/// <summary>What is wrong with a request that the framework could not read, in words that name no type.</summary>
/// <param name="Detail">The sentence, with what was expected where that is known.</param>
/// <param name="Field">The member of the body, the parameter or the body itself.</param>
sealed partial record UnreadableRequest(string Detail, string? Field)
{
    const string Body = "body";
    const string Description = "/openapi/v1.json describes it";

    public static UnreadableRequest TooLarge { get; } = new(
        "The body is larger than the server takes here: the setting upload-bytes limits files and lists of costs, "
        + "form-bytes everything else. Send less, or ask the operator.", Body);

    public static UnreadableRequest Of(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        { StatusCode: not StatusCodes.Status400BadRequest } => new(bad.Message, null),
        { InnerException: JsonException json } => Of(json),
        _ => Unbound().Match(bad.Message) is { Success: true } unbound
            ? new($"{unbound.Groups["name"].Value} takes {Expected(Named(unbound.Groups["type"].Value))}; "
                + $"'{unbound.Groups["value"].Value}' is none.", unbound.Groups["name"].Value)
            : Absent().Match(bad.Message) is { Success: true } absent
                ? new($"The query needs {absent.Groups["name"].Value}; {Description}.", absent.Groups["name"].Value)
                : Bodiless().IsMatch(bad.Message)
                    ? new($"Send a body in JSON; {Description}.", Body) : new(bad.Message, Body),
    };

    static UnreadableRequest Of(JsonException json)
    {
        var field = FieldAt(json.Path + json.Data[SequenceJson.Under]);
        var place = string.Create(CultureInfo.InvariantCulture,
            $"line {(json.LineNumber ?? 0) + 1}, byte {(json.BytePositionInLine ?? 0) + 1}");
        // What the reader itself says is about JSON and not about a type.
        if (json.InnerException is JsonException syntax)
            return new($"The body is no JSON at {place}: {Placed().Replace(syntax.Message, "")}", field ?? Body);
        if (Lacking().Match(json.Message) is { Success: true } lacking)
        {
            var names = Quoted().Matches(lacking.Groups["names"].Value).Select(match => match.Groups["name"].Value);
            var said = string.Join(" and ", names.Select(name => $"'{name}'"));
            return new($"{Subject(field)} lacks {said}; {Description}.", Under(field, names.First()));
        }
        if (Unknown().Match(json.Message) is { Success: true } unknown)
            return new($"{Subject(Around(field))} holds '{unknown.Groups["name"].Value}', which has no meaning here; "
                + $"{Description}.", field ?? unknown.Groups["name"].Value);
        return Unlike().Match(json.Message) is { Success: true } unlike
            ? new($"{Subject(field)} takes {Expected(TypeOf(unlike.Groups["type"].Value, field))} ({place}); "
                + $"{Description}.", field ?? Body)
            : new($"{Subject(field)} cannot be read ({place}): {Placed().Replace(json.Message, "")}", field ?? Body);
    }

    static string Subject(string? field) => field is null ? "The body" : field;

    // The path of a member that is not known ends with its name.
    static string? Around(string? field) => field?.LastIndexOf('.') is > 0 and var end ? field[..end] : null;

    static string Under(string? field, string name) => field is null ? name : $"{field}.{name}";

    // $.findings[0].text is findings[0].text to who sends it; $ is the body as a whole.
    static string? FieldAt(string? path) => path is null or "$" or "" ? null
        : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path.TrimStart('$');

    static string Expected(Type? type) => (Nullable.GetUnderlyingType(type ?? typeof(object)) ?? type) switch
    {
        { } whole when whole == typeof(int) || whole == typeof(long) => "a whole number",
        { } number when number == typeof(decimal) || number == typeof(double) => "a number",
        { } choice when choice == typeof(bool) => "true or false",
        { } text when text == typeof(string) => "a text",
        { IsEnum: true } words =>
            "one of " + string.Join(", ", Enum.GetNames(words).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)),
        { } list when list.IsAssignableTo(typeof(System.Collections.IEnumerable)) => "a list",
        _ => "an object",
    };

    // The framework names the type around a member as often as the member's own.
    static Type? TypeOf(string name, string? field)
    {
        var member = field?.Split('.')[^1];
        var around = Named(name);
        return around?.GetProperties().FirstOrDefault(each => string.Equals(each.Name, member,
            StringComparison.OrdinalIgnoreCase))?.PropertyType ?? around;
    }

    static Type? Named(string name) => name switch
    {
        "int" => typeof(int),
        "long" => typeof(long),
        "bool" => typeof(bool),
        "decimal" => typeof(decimal),
        _ => Type.GetType(name)
            ?? Assemblies.Select(each => each.GetType(name)).FirstOrDefault(each => each is not null)
            ?? Assemblies.SelectMany(each => each.GetTypes()).FirstOrDefault(each => each.IsEnum && each.Name == name),
    };

    static System.Reflection.Assembly[] Assemblies { get; } =
        [typeof(Domain.Refusal).Assembly, typeof(UnreadableRequest).Assembly];

    [GeneratedRegex(@"Failed to bind parameter ""(\w+<)*(?<type>\w+)>*\?? (?<name>\w+)"" from ""(?<value>.*)""\.")]
    private static partial Regex Unbound();

    [GeneratedRegex(@"Required parameter ""\S+ (?<name>\w+)"" was not provided from (query string|route)\.")]
    private static partial Regex Absent();

    [GeneratedRegex(@"no body was provided|was not provided from body")]
    private static partial Regex Bodiless();

    [GeneratedRegex(@"missing required properties.*?: (?<names>.*?)\.?$")]
    private static partial Regex Lacking();

    [GeneratedRegex(@"The JSON property '(?<name>[^']*)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"could not be converted to (?<type>\S+)\. Path:")]
    private static partial Regex Unlike();

    [GeneratedRegex(@"'(?<name>[^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@" (Path: \S+ \| )?LineNumber: \d+ \| BytePositionInLine: \d+\.")]
    private static partial Regex Placed();
}
