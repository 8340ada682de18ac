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
        var vector = Golang.GetProperty("open_cases").EnumerateArray()
            .Single(each => each.GetProperty("id").GetString() == id);
        var report = Opened(vector.GetProperty("note").GetString()!, Keys(Texts(vector, "known")));

        var expected = vector.GetProperty("expect");
        if (expected.TryGetProperty("error", out _))
        {
            Assert.Equal("a signature by one of the keys given", report.Finding!.Expected);
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
    [InlineData("Neumann+c74f20a3", "a verifier key is name+key id+base64, joined by plus signs")]
    [InlineData("P Neumann+c74f20a3+KEY", "the name before the first plus sign is not empty and has no spaces")]
    [InlineData("Neumann+C74F20A3+KEY", "the key id after the name has 8 lower-case hexadecimal digits")]
    [InlineData("PeterNeumann+c74f20a4+KEY", "the key id of this key is c74f20a3, not c74f20a4")]
    [InlineData("Neumann+c74f20a3+ARpc2QcUPDh", "what follows the second plus sign is base64 with padding")]
    [InlineData("Neumann+3baa3586+AhpcFAAA", "the base64 holds type 0x01 and 32 bytes of Ed25519, "
        + "or 0x02 and the DER of a NIST curve's key")]
    public void A_key_that_is_none_is_refused_with_the_reason(string key, string reason)
    {
        const string material = "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        Assert.False(VerifierKey.TryParse(key.Replace("KEY", material, StringComparison.Ordinal), out _, out var why));
        Assert.Equal(reason, why);
    }

    // Signed with ECDSA: signature type 0x02 as others use it.
    [Fact]
    public void Checkpoints_of_public_logs_verify_and_changed_ones_do_not()
    {
        foreach (var vector in Json("public-checkpoints.json").GetProperty("checkpoints").EnumerateArray())
        {
            var (key, note) = (Key(vector.GetProperty("key").GetString()!), vector.GetProperty("note").GetString()!);
            var report = Opened(note, key);
            Assert.Null(report.Finding);
            Assert.Equal(vector.GetProperty("origin").GetString(), report.Head!.Origin);
            Assert.Equal(vector.GetProperty("size").GetInt64(), report.Head.Size);

            var changed = Opened(note.Replace($"\n{report.Head.Size}\n", "\n11\n", StringComparison.Ordinal), key);
            Assert.Equal(
                $"note, line 5: expected a signature by {key} over the text; found one that does not fit it",
                changed.Finding!.ToString());
            Assert.Null(changed.Text);
        }
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

    const string LineForm =
        "note, line 3: expected an em dash, a space, a key name, a space, base64 of the signature; found ";

    const string Base64Form = "note, line 3: expected base64 of four bytes of key id and a signature; found ";

    [Theory]
    [InlineData("text\n", "note: expected text, an empty line, signature lines; found no empty line")]
    [InlineData("text\n\n", "note, line 3: expected at least one signature line; found the end of the note")]
    [InlineData("text\n\n— a AAA=", "note, line 3: expected a line end at the end of the note; found none")]
    [InlineData("text\n\n- a AAAAAAA=\n", LineForm + "'- a AAAAAAA='")]
    [InlineData("text\n\n— a b AAAAAAA=\n", LineForm + "'— a b AAAAAAA='")]
    [InlineData("text\n\n— a+b AAAAAAA=\n", LineForm + "'— a+b AAAAAAA='")]
    [InlineData("text\n\n— a AAAAAAB=\n", Base64Form + "'AAAAAAB='")]
    [InlineData("text\n\n— a AAAAAA==\n", Base64Form + "'AAAAAA=='")]
    [InlineData("te\txt\n\n— a\n", "note, line 1, byte 2: expected text without control characters; found 0x09")]
    [InlineData("text\r\n\n— a\n", "note, line 1, byte 4: expected text without control characters; found 0x0d")]
    public void A_malformed_note_is_refused_at_its_place(string note, string finding) =>
        Assert.Equal(finding, Opened(note).Finding!.ToString());

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Equal(
        "note, byte 1: expected UTF-8; found bytes that are none",
        Check.Note([(byte)'a', 0xc3, 0x28], "note", []).Finding!.ToString());

    [Theory]
    [InlineData("log\n1\n", 1)]
    [InlineData("\n1\nROOT=\n", 1)]
    [InlineData("log\n01\nROOT=\n", 2)]
    [InlineData("log\n-1\nROOT=\n", 2)]
    [InlineData("log\n9223372036854775808\nROOT=\n", 2)]
    [InlineData("log\n1\nROOT\n", 3)]
    [InlineData("log\n1\nAAAA\n", 3)]
    [InlineData("log\n1\nROOT=\nmore\n\nmore\n", 5)]
    public void A_malformed_checkpoint_is_refused_at_its_line(string text, int line)
    {
        var filled = text.Replace("ROOT", new('A', 43), StringComparison.Ordinal);
        Assert.Equal(line, Broken(() => LogHead.Parse(filled, "note")).Place.Line);
    }

    static NoteReport Opened(string note, params VerifierKey[] keys) =>
        Check.Note(Encoding.UTF8.GetBytes(note), "note", keys);

    static Finding Broken(Action read) => Assert.Throws<BrokenException>(read).Finding;

    static VerifierKey[] Keys(params string[] names) =>
        [.. names.Select(name => Key(Golang.GetProperty("verifier_keys").GetProperty(name).GetString()!))];

    static VerifierKey Key(string text) =>
        VerifierKey.TryParse(text, out var key, out var why) ? key : throw new FormatException(why);

    static string[] Texts(JsonElement from, string name) =>
        [.. from.GetProperty(name).EnumerateArray().Select(each => each.GetString()!)];

    static JsonElement Json(string file) =>
        JsonDocument.Parse(File.ReadAllBytes($"Data/ledger/{file}")).RootElement;
}
