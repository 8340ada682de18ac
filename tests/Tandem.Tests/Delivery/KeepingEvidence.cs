using System.Security.Cryptography;
using Tandem.Delivery;
using Tandem.Domain.Values;

namespace Tandem.Tests.Delivery;

/// <summary>How files are kept: whole, by the digest of their bytes, once.</summary>
public sealed class KeepingEvidence : IDisposable
{
    const int BufferBytes = 128 * 1024;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tandem-evidence-");
    readonly EvidenceStore store;

    public KeepingEvidence() => store = new(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(BufferBytes - 1)]
    [InlineData(BufferBytes)]
    [InlineData(BufferBytes + 1)]
    [InlineData(3 * BufferBytes + 7)]
    public async Task A_file_of_any_size_is_kept_whole_and_once(int bytes)
    {
        var sent = Bytes(bytes);
        var first = await Put(sent);
        var second = await Put(sent);
        Assert.Equal(new(new(Convert.ToHexStringLower(SHA256.HashData(sent))), bytes), first);
        Assert.Equal(first, second);
        Assert.Equal(sent, await File.ReadAllBytesAsync(Kept().FullName, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_tried_is_deleted_unless_somebody_keeps_it_or_it_was_here_before()
    {
        var ct = TestContext.Current.CancellationToken;
        async Task<Digest> Try(string text) =>
            (await store.Try(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), 100, ct))!.Digest;
        async Task<Digest> Put(string text) =>
            (await store.Put(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), 100, ct))!.Digest;
        bool IsHere(Digest digest)
        {
            using var content = store.Open(digest);
            return content is not null;
        }

        var alone = await Try("alone");
        store.Drop([alone]);
        Assert.False(IsHere(alone));

        var before = await Put("before");
        store.Drop([await Try("before")]);
        Assert.True(IsHere(before));

        var twice = await Try("twice");
        store.Drop([await Try("twice")]);
        Assert.True(IsHere(twice));
        store.Drop([twice]);
        Assert.False(IsHere(twice));

        var kept = await Try("kept");
        var other = await Try("kept");
        store.Keep([kept]);
        store.Drop([other]);
        Assert.True(IsHere(kept));

        var delivered = await Try("delivered");
        await Put("delivered");
        store.Drop([delivered]);
        Assert.True(IsHere(delivered));
    }

    [Fact]
    public async Task One_byte_too_many_is_not_kept()
    {
        Assert.Null(await store.Put(new MemoryStream(Bytes(11)), 10, TestContext.Current.CancellationToken));
        Assert.Empty(folder.GetFiles("*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_lost_since_is_kept_again(bool cutShort)
    {
        var sent = Bytes(100);
        await Put(sent);
        if (cutShort) await File.WriteAllBytesAsync(Kept().FullName, sent[..50], TestContext.Current.CancellationToken);
        else Kept().Delete();
        await Put(sent);
        Assert.Equal(sent, await File.ReadAllBytesAsync(Kept().FullName, TestContext.Current.CancellationToken));
    }

    FileInfo Kept() => Assert.Single(folder.GetFiles("*", SearchOption.AllDirectories));

    Task<StoredEvidence?> Put(byte[] bytes) =>
        store.Put(new MemoryStream(bytes), bytes.Length, TestContext.Current.CancellationToken);

    static byte[] Bytes(int many) =>
        [.. Enumerable.Range(0, many).Select(each => (byte)((each * 31 + each / 256) % 256))];
}
