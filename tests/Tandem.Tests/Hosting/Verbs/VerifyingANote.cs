using System.Text.Json;
using Tandem.Hosting.Verbs;
using static Tandem.Tests.Hosting.Verbs.CommandLine;

namespace Tandem.Tests.Hosting.Verbs;

public sealed class VerifyingANote : IDisposable
{
    readonly string file = Path.Combine(Path.GetTempPath(), $"tandem-note-{Guid.NewGuid():n}");

    readonly JsonElement rekor = JsonDocument.Parse(File.ReadAllBytes("Data/ledger/public-checkpoints.json"))
        .RootElement.GetProperty("checkpoints")[0];

    string Note => rekor.GetProperty("note").GetString()!;

    string Key => rekor.GetProperty("key").GetString()!;

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task A_checkpoint_of_a_public_log_verifies()
    {
        File.WriteAllText(file, Note);
        var (code, output, _) = await Asked(NoteVerb.Verb(), "verify", file, "--key", Key);
        Assert.Equal(0, code);
        Assert.Equal(
            "Verified: rekor.sigstore.dev+c0d23d6a\n"
                + "Checkpoint of Rekor: size 798034, root f+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n",
            output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_changed_note_does_not_and_the_line_is_named()
    {
        File.WriteAllText(file, Note.Replace("798034", "798035", StringComparison.Ordinal));
        var (code, output, error) = await Asked(NoteVerb.Verb(), "verify", file, "--key", Key);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"Not verified. {file}, line 5: expected a signature by", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_by_others_than_the_keys_given_is_not_verified()
    {
        File.WriteAllText(file, Note);
        const string neumann = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        var (code, output, _) = await Asked(NoteVerb.Verb(), "verify", file, "--key", neumann);
        Assert.Equal(1, code);
        Assert.Contains("no such key was given: rekor.sigstore.dev+c0d23d6a", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_several_keys_suffices()
    {
        File.WriteAllText(file, Note);
        const string neumann = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        Assert.Equal(0, (await Asked(NoteVerb.Verb(), "verify", file, "--key", neumann, "--key", Key)).Code);
    }

    [Fact]
    public async Task A_key_that_is_none_and_a_file_that_is_not_there_are_unusable()
    {
        var (code, _, error) = await Asked(NoteVerb.Verb(), "verify", file, "--key", "rekor");
        Assert.Equal(2, code);
        Assert.StartsWith("--key rekor: a verifier key is name+key id+base64", error, StringComparison.Ordinal);
        Assert.Equal(2, (await Asked(NoteVerb.Verb(), "verify", file, "--key", Key)).Code);
    }

    [Fact]
    public async Task What_a_note_says_never_reaches_the_terminal_unfiltered()
    {
        File.WriteAllText(file, "\u009b31mred\n\n— \u009b31mred AAAAAAA=\n");
        var (code, output, error) = await Asked(NoteVerb.Verb(), "verify", file, "--key", Key);
        Assert.Equal(1, code);
        Assert.DoesNotContain('\u009b', output + error);
    }
}
