using System.Text.RegularExpressions;

namespace Tandem.Tests.Ledger;

// A name in C# comes from the own namespace, one around it, a using or in front of a dot: each way is looked at.
public partial class CheckerOfItsOwn
{
    static readonly string[] Allowed =
        ["System", "Microsoft.Win32.SafeHandles", "Org.BouncyCastle.Crypto", "Tandem.Ledger.Checking"];

    static readonly string[] Around =
        [.. typeof(Tandem.Ledger.RecordedFact).Assembly.GetTypes()
            .Where(type => type.Namespace == "Tandem.Ledger").Select(type => type.Name)];

    static readonly string[] Beside =
        [.. Directory.GetDirectories(Ledger).Select(folder => Path.GetFileName(folder)!).Except(["Checking"])];

    [Fact]
    public void It_uses_no_code_of_the_writing_side()
    {
        var files = Directory.GetFiles(Path.Combine(Ledger, "Checking"), "*.cs");
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => Borrowed(File.ReadAllText(file), file)));
    }

    [Theory]
    [InlineData("using Tandem.Ledger.Tree;")]
    [InlineData("using static Tandem.Ledger.Tree.MerkleHash;")]
    [InlineData("using Root = Tandem.Ledger.Tree.Digest;")]
    [InlineData("using Dapper;")]
    [InlineData("var root = Tree.MerkleHash.Empty;")]
    [InlineData("var root = Tandem.Ledger.Tree.MerkleHash.Empty;")]
    [InlineData("static long Size(RecordedFact fact) => fact.Index;")]
    public void What_it_borrows_is_seen(string planted) => Assert.NotEmpty(Borrowed(planted, "planted"));

    static IEnumerable<string> Borrowed(string text, string file)
    {
        var code = CommentsAndText().Replace(text, "");
        return Usings().Matches(code).Select(match => match.Groups["what"].Value)
            .Where(what => !Allowed.Any(allowed => $"{what}.".StartsWith($"{allowed}.", StringComparison.Ordinal)))
            .Concat(Unqualified().Matches(code).Select(match => match.Value).Intersect(Around))
            .Concat(Qualifiers().Matches(code).Select(match => match.Groups["what"].Value).Intersect(Beside))
            .Select(what => $"{file}: {what}");
    }

    static string Ledger
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Tandem.slnx"))) folder = Path.GetDirectoryName(folder)!;
            return Path.Combine(folder, "src", "Tandem.Ledger");
        }
    }

    [GeneratedRegex(@"^\s*using (static )?(\w+ = )?(?<what>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*")]
    private static partial Regex Unqualified();

    [GeneratedRegex(@"(?<!\w)(?<what>[A-Z]\w*)\.[A-Z]")]
    private static partial Regex Qualifiers();

    [GeneratedRegex(@"//.*$|""(\\.|[^""\n])*""", RegexOptions.Multiline)]
    private static partial Regex CommentsAndText();
}
