using System.Security.Cryptography;
using Tandem.Delivery;

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
