using System.Text;
using System.Text.Json;
using Tandem.Ledger.Checking;

namespace Tandem.Tests.Ledger;

public class ReadingNotesOfOthers
{
    static readonly JsonElement Golang = Json("golang-notes.json");
    static readonly JsonElement C2sp = Json("c2sp-examples.json");

    [Theory]
    [InlineData("one-known-one-unknown")]
    [InlineData("both-known")]
    [InlineData("none-known")]
    public void Published_notes_are_judged_as_published(string id)
    {
        var vector = Golang.GetProperty("open_cases").EnumerateArray().Single(each => each.GetProperty("id").GetString() == id);
        var report = Opened(vector.GetProperty("note").GetString()!, Keys(Texts(vector, "known")));

        var expected = vector.GetProperty("expect");
        if (expected.TryGetProperty("error", out _))
        {
            Assert.Contains("expected a signature by one of the keys given", report.Finding!.ToString(), StringComparison.Ordinal);
            Assert.Null(report.Text);
            return;
        }
        Assert.Null(report.Finding);
        Assert.Equal(Texts(expected, "verified"), report.Verified.Select(each => each.Name));
        Assert.Equal(Texts(expected, "unverified"), report.Unverified.Select(each => each.Name));
        Assert.StartsWith("If you think cryptography", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_and_one_signatures_are_too_many()
    {
        var note = Golang.GetProperty("open_cases")[0].GetProperty("note").GetString()!;
        var split = note.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        var line = note[split..].Split('\n')[0] + "\n";
        string Repeated(int times) => note[..split] + string.Concat(Enumerable.Repeat(line, times));

        Assert.Single(Opened(Repeated(100), Keys("PeterNeumann")).Verified);
        Assert.Equal(
            "note, line 104: expected at most 100 signatures; found more",
            Opened(Repeated(101), Keys("PeterNeumann")).Finding!.ToString());
    }

    [Fact]
    public void Published_verifier_keys_are_read_and_bad_ones_refused()
    {
        foreach (var key in Golang.GetProperty("verifier_keys").EnumerateObject())
        {
            Assert.True(VerifierKey.TryParse(key.Value.GetString()!, out var read, out _));
            Assert.Equal(key.Name, read.Name);
        }
        foreach (var key in Golang.GetProperty("bad_verifier_keys").EnumerateArray())
            Assert.False(VerifierKey.TryParse(key.GetProperty("key").GetString()!, out _, out _));
    }

    [Theory]
    [InlineData("", "a verifier key is name+key id+base64, joined by plus signs")]
    [InlineData("PeterNeumann+c74f20a3", "a verifier key is name+key id+base64, joined by plus signs")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "the name before the first plus sign is not empty and has no spaces")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "the key id after the name has 8 lower-case hexadecimal digits")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "the key id of this key is c74f20a3, not c74f20a4")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", "what follows the second plus sign is base64 with padding")]
    [InlineData("PeterNeumann+c74f20a3+AhpcFAAA", "the base64 holds type 0x01 and 32 bytes of Ed25519 key, or 0x02 and the DER of a NIST curve's key")]
    public void A_key_that_is_none_is_refused_with_the_reason(string key, string reason)
    {
        Assert.False(VerifierKey.TryParse(key, out _, out var why));
        Assert.Equal(reason, why);
    }

    // Checkpoints that two public logs signed with ECDSA: signature type 0x02 as others use it.
    [Theory]
    [InlineData(
        "rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=",
        "Rekor\n798034\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n\n— rekor.sigstore.dev wNI9ajBEAiARInWIWyCdyG27CO6LPnPekyw20qO0YJfoaPaowGp/XgIgc+qEHS3+GKVClgqq20uDLet7MCoTURUCRdxwWBHHufk=\n",
        "Rekor", 798034)]
    [InlineData(
        "pixel6_transparency_log+91c16e30+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABN+4x0Jk1yTwvLFI9A4NDdGZcX0aiWVdWM5XJVy0M4VWD3AvyW5Q6Hs9A0mcDkpUoYgn+KKPNzFC0H3nN3q6JQ8=",
        "DEFAULT\n10\nbsWRucJU5xJPHb5eBdOm6+DM+VelCZBuvtI3sHERJ9Y=\n\n— pixel6_transparency_log kcFuMDBFAiEAhqMAP8P6qf6QxtUJhzMhbN+MbZ9dwfUHzGQJmffJHtoCIGD0cNe47dHWBoPwYdgBCepB06/+g5O1FmYjXl06owL4\n",
        "DEFAULT", 10)]
    public void Checkpoints_of_public_logs_verify_and_changed_ones_do_not(string key, string note, string origin, long size)
    {
        var report = Opened(note, Key(key));
        Assert.Null(report.Finding);
        Assert.Equal((origin, size), (report.Head!.Origin, report.Head.Size));

        var changed = Opened(note.Replace("\n10\n", "\n11\n", StringComparison.Ordinal)
            .Replace("\n798034\n", "\n798035\n", StringComparison.Ordinal), Key(key));
        Assert.StartsWith("note, line 5: expected a signature by", changed.Finding!.ToString(), StringComparison.Ordinal);
        Assert.Null(changed.Text);
    }

    [Fact]
    public void The_examples_of_the_specifications_are_read()
    {
        var checkpoint = C2sp.GetProperty("checkpoint");
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(checkpoint.GetProperty("note").GetString()!), "note");
        var head = LogHead.Parse(note.Text, "note");
        var expected = checkpoint.GetProperty("expect");
        Assert.Equal(expected.GetProperty("origin").GetString(), head.Origin);
        Assert.Equal(expected.GetProperty("size").GetInt64(), head.Size);
        Assert.Equal(expected.GetProperty("root_base64").GetString(), Convert.ToBase64String(head.Root));
        Assert.Equal(expected.GetProperty("key_id_hex").GetString(), $"{note.Signatures.Single().KeyId:x8}");

        var poem = C2sp.GetProperty("signed_note");
        var read = SignedNote.Parse(Encoding.UTF8.GetBytes(poem.GetProperty("note").GetString()!), "note");
        Assert.Equal(poem.GetProperty("expect").GetProperty("text").GetString(), read.Text);
        Assert.Equal("quasimodo.example/salvatore+367ba04b", read.Signatures.Single().ToString());
        Assert.Equal(6, read.Signatures.Single().Line);
    }

    [Fact]
    public void Tree_descriptions_are_read_and_bad_ones_refused_with_their_line()
    {
        var tree = Golang.GetProperty("tree_description");
        var head = LogHead.Parse(tree.GetProperty("text").GetString()!, "note");
        Assert.Equal(tree.GetProperty("expect").GetProperty("size").GetInt64(), head.Size);
        Assert.Equal(Hashing.Leaf("hello world"u8), head.Root);
        Assert.Equal(["JOE"], LogHead.Parse(Texts(tree, "good_with_trailing_text")[1], "note").Extensions);

        var bad = Texts(tree, "bad");
        Assert.Equal(2, Broken(() => LogHead.Parse(bad[1], "note")).Place.Line);
        Assert.Equal(3, Broken(() => LogHead.Parse(bad[2], "note")).Place.Line);
    }

    [Theory]
    [InlineData("no signatures at all\n", "note: expected text, an empty line, signature lines; found no empty line")]
    [InlineData("text\n\n", "note, line 3: expected at least one signature line; found the end of the note")]
    [InlineData("text\n\n— a AAAAAAA=", "note, line 3: expected a line end at the end of the note; found none")]
    [InlineData("text\n\n- a AAAAAAA=\n", "note, line 3: expected an em dash, a space, a key name, a space, base64 of the signature; found '- a AAAAAAA='")]
    [InlineData("text\n\n— a b AAAAAAA=\n", "note, line 3: expected an em dash, a space, a key name, a space, base64 of the signature; found '— a b AAAAAAA='")]
    [InlineData("text\n\n— a+b AAAAAAA=\n", "note, line 3: expected an em dash, a space, a key name, a space, base64 of the signature; found '— a+b AAAAAAA='")]
    [InlineData("text\n\n— a AAAAAAB=\n", "note, line 3: expected base64 of four bytes of key id and a signature; found 'AAAAAAB='")]
    [InlineData("text\n\n— a AAAAAA==\n", "note, line 3: expected base64 of four bytes of key id and a signature; found 'AAAAAA=='")]
    [InlineData("te\txt\n\n— a AAAAAAA=\n", "note, line 1, byte 2: expected text without control characters; found 0x09")]
    [InlineData("text\r\n\n— a AAAAAAA=\n", "note, line 1, byte 4: expected text without control characters; found 0x0d")]
    public void A_malformed_note_is_refused_at_its_place(string note, string finding) =>
        Assert.Equal(finding, Opened(note).Finding!.ToString());

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Equal("note, byte 1: expected UTF-8; found bytes that are none", Check.Note([(byte)'a', 0xc3, 0x28], "note", []).Finding!.ToString());

    [Theory]
    [InlineData("log\n1\n", 1)]
    [InlineData("\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 1)]
    [InlineData("log\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 2)]
    [InlineData("log\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 2)]
    [InlineData("log\n9223372036854775808\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", 2)]
    [InlineData("log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n", 3)]
    [InlineData("log\n1\nAAAA\n", 3)]
    [InlineData("log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nmore\n\nmore\n", 5)]
    public void A_malformed_checkpoint_is_refused_at_its_line(string text, int line) =>
        Assert.Equal(line, Broken(() => LogHead.Parse(text, "note")).Place.Line);

    static NoteReport Opened(string note, params VerifierKey[] keys) => Check.Note(Encoding.UTF8.GetBytes(note), "note", keys);

    static Finding Broken(Action read) => Assert.Throws<BrokenException>(read).Finding;

    static VerifierKey[] Keys(params string[] names) =>
        [.. names.Select(name => Key(Golang.GetProperty("verifier_keys").GetProperty(name).GetString()!))];

    static VerifierKey Key(string text) => VerifierKey.TryParse(text, out var key, out var why) ? key : throw new FormatException(why);

    static string[] Texts(JsonElement from, string name) => [.. from.GetProperty(name).EnumerateArray().Select(each => each.GetString()!)];

    static JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllBytes($"Data/ledger/{file}")).RootElement;
}
