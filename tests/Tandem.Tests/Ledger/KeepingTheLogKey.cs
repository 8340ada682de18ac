using System.Text;
using Tandem.Ledger.Checking;
using Tandem.Ledger.Notes;
using Tandem.Ledger.Tree;

namespace Tandem.Tests.Ledger;

public sealed class KeepingTheLogKey : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("tandem-log-key-").FullName;

    string KeyFile => Path.Combine(folder, "log.pem");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_checkpoint_that_the_log_signed_verifies_with_its_verifier_key()
    {
        using var key = LogKey.Generate("tandem.example");
        var note = key.Sign(new Checkpoint("tandem.example/acme", 7, MerkleHash.Empty));

        Assert.StartsWith(
            "tandem.example/acme\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— tandem.example ", note,
            StringComparison.Ordinal);
        var report = Check.Note(Encoding.UTF8.GetBytes(note), "note", [Verifier(key)]);
        Assert.Null(report.Finding);
        Assert.Equal("tandem.example", report.Verified.Single().Name);
        Assert.Equal(7, report.Head!.Size);
    }

    [Fact]
    public void Another_log_s_key_of_the_same_name_verifies_nothing()
    {
        using var ours = LogKey.Generate("tandem.example");
        using var theirs = LogKey.Generate("tandem.example");
        var note = ours.Sign(new Checkpoint("tandem.example/acme", 7, MerkleHash.Empty));
        Assert.NotNull(Check.Note(Encoding.UTF8.GetBytes(note), "note", [Verifier(theirs)]).Finding);
    }

    [Fact]
    public void The_key_is_made_once_and_keeps_its_name()
    {
        using var made = LogKey.OpenOrCreate(KeyFile, "tandem.example");
        using var opened = LogKey.OpenOrCreate(KeyFile, "renamed.example");
        Assert.Equal(made.VerifierKey, opened.VerifierKey);
        Assert.Equal("tandem.example", opened.Name);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Only_its_owner_may_read_the_file()
    {
        using var key = LogKey.OpenOrCreate(KeyFile, "tandem.example");
        Assert.True(OperatingSystem.IsWindows()
            || File.GetUnixFileMode(KeyFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Of_many_that_begin_at_once_all_get_the_same_key()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            using var key = LogKey.OpenOrCreate(KeyFile, "tandem.example");
            return key.VerifierKey;
        })));
        Assert.Single(keys.Distinct());
    }

    [Fact]
    public void An_existing_key_is_never_overwritten()
    {
        using var made = LogKey.OpenOrCreate(KeyFile, "tandem.example");
        using var other = LogKey.Generate("tandem.example");
        Assert.Throws<IOException>(() => other.Save(KeyFile));
        using var opened = LogKey.Open(KeyFile);
        Assert.Equal(made.VerifierKey, opened.VerifierKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Name: tandem.example\n")]
    [InlineData("Name: tandem.example\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public void A_file_that_is_no_key_is_refused(string content)
    {
        File.WriteAllText(KeyFile, content);
        Assert.Throws<InvalidDataException>(() => LogKey.Open(KeyFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a+b")]
    [InlineData("a\nb")]
    public void A_name_that_would_break_signature_lines_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => LogKey.Generate(name));

    static VerifierKey Verifier(LogKey key) =>
        VerifierKey.TryParse(key.VerifierKey, out var read, out var why) ? read : throw new FormatException(why);
}
