using System.Text.RegularExpressions;

namespace Tandem.Tests.House;

/// <summary>Which room may name which other: what is not on the map is not named.</summary>
public partial class RoomMap
{
    // A room names another by its ids, values and events only as listed here. A line that no code needs any more is
    // struck out, so that the map stays the true one.
    static readonly Dictionary<string, string[]> Domain = new()
    {
        ["Sourcing"] = ["Agreement", "Governance", "Outcomes"],
        ["Agreement"] = ["Outcomes", "Delivery", "Governance", "Forecast"],
        ["Outcomes"] = ["Governance"],
        ["Communication"] = [],
        ["Delivery"] = ["Communication", "Governance"],
        ["Finance"] = ["Governance"],
        ["Forecast"] = ["Delivery"],
        ["Governance"] = ["Delivery", "Finance"],
    };

    static readonly Dictionary<string, string[]> Product = new()
    {
        ["Sourcing"] = ["Agreement", "Outcomes", "Delivery", "Forecast", "Governance", "Portfolio"],
        ["Agreement"] = ["Outcomes", "Delivery", "Governance", "Forecast"],
        ["Delivery"] = ["Governance"],
        ["Finance"] = ["Portfolio", "Forecast", "Governance"],
        ["Forecast"] = ["Agreement", "Outcomes", "Delivery", "Governance", "Portfolio"],
        ["Governance"] = [],
        ["Assurance"] = ["Sourcing", "Agreement", "Outcomes", "Delivery", "Finance", "Governance", "Portfolio"],
        ["Portfolio"] = ["Sourcing", "Agreement", "Delivery", "Governance", "Forecast"],
    };

    // Folders of the product that are no rooms: what all rooms stand on, and the demo, which plays all of them.
    static readonly string[] NoRooms = ["Accounts", "Demo", "Hosting", "Shared", "wwwroot"];

    public static TheoryData<string> Parts => ["src/Tandem.Domain", "src/Tandem"];

    [Theory, MemberData(nameof(Parts))]
    public void A_room_names_only_those_on_the_map(string part) =>
        Source.Holds(Code(part).SelectMany(file => Named(file).Except(MapOf(part)[RoomOf(file)])
            .Select(room => $"{file.Path} names {room}")));

    [Theory, MemberData(nameof(Parts))]
    public void What_the_map_allows_is_needed(string part) =>
        Assert.Equal(MapOf(part).SelectMany(each => each.Value.Select(room => $"{each.Key} → {room}")).Order(),
            Code(part).SelectMany(file => Named(file).Select(room => $"{RoomOf(file)} → {room}")).Distinct().Order());

    [Theory, MemberData(nameof(Parts))]
    public void Every_folder_is_a_room_of_the_map(string part) =>
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(Repository.Root, part)).Select(Path.GetFileName)
            .Except(["bin", "obj", "Values", "Properties"]).Except(NoRooms).Except(MapOf(part).Keys));

    [Theory]
    [InlineData("src/Tandem.Domain", "Tandem.Ledger")]
    [InlineData("src/Tandem.Ledger", "Tandem.Domain")]
    public void Rules_and_record_do_not_know_each_other(string part, string other) =>
        Assert.DoesNotContain(Source.In(part, "*.cs").Concat(Source.In(part, "*.csproj")),
            file => CommentsAndText().Replace(file.Text, "").Contains(other, StringComparison.Ordinal)
                || file.Name.EndsWith(".csproj", StringComparison.Ordinal)
                && file.Text.Contains(other, StringComparison.Ordinal));

    [Theory]
    [InlineData("using Tandem.Domain.Finance;")]
    [InlineData("using static Tandem.Domain.Finance.CostKind;")]
    [InlineData("@using Tandem.Finance.Pages")]
    [InlineData("var cost = Finance.CostKind.Time;")]
    [InlineData("var cost = Domain.Finance.CostKind.Time;")]
    public void One_that_is_named_is_seen(string planted) =>
        Assert.Equal(["Finance"], Named(new("src/Tandem.Domain/Delivery/Planted.cs", planted)));

    [Theory]
    [InlineData("// Finance.Pages are elsewhere.")]
    [InlineData("var words = \"Finance.Pages\";")]
    [InlineData("var sum = engagement.Finance.Minor;")]
    [InlineData("using Tandem.Domain.Delivery;")]
    public void One_that_is_not_is_left_alone(string text) =>
        Assert.Empty(Named(new("src/Tandem.Domain/Delivery/Planted.cs", text)));

    static List<Source> Code(string part)
    {
        var files = Source.Code.Where(file => file.Path.StartsWith(part + "/", StringComparison.Ordinal)
            && MapOf(part).ContainsKey(RoomOf(file))).ToList();
        Assert.NotEmpty(files);
        return files;
    }

    static Dictionary<string, string[]> MapOf(string part) => part == "src/Tandem" ? Product : Domain;

    static string RoomOf(Source file) => file.Path.Split('/')[2];

    static IEnumerable<string> Named(Source file) =>
        NamesOfRooms().Matches(CommentsAndText().Replace(file.Text, "")).Select(match => match.Groups["room"].Value)
            .Where(room => Domain.ContainsKey(room) || Product.ContainsKey(room)).Distinct().Except([RoomOf(file)]);

    [GeneratedRegex(@"\bTandem\.(Domain\.)?(?<room>[A-Z]\w+)\b|(?<![\w.])(Domain\.)?(?<room>[A-Z]\w+)\.(?=[A-Z])")]
    private static partial Regex NamesOfRooms();

    [GeneratedRegex(@"//.*$|""(\\.|[^""\n\\])*""", RegexOptions.Multiline)]
    private static partial Regex CommentsAndText();
}
