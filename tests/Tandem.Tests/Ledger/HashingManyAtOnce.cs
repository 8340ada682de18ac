using System.Security.Cryptography;
using Tandem.Ledger.Checking;

namespace Tandem.Tests.Ledger;

public class HashingManyAtOnce
{
    const int Seed = 180_4;

    [Fact]
    public void The_published_examples_have_their_published_hashes()
    {
        var text = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"u8;
        Assert.Equal(
            ["BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "248D6A61D20638B8E5C026930C3E6039A33CE45964FF2167F6ECEDD419DB06C1",
                "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"],
            Hashed(text, [new(0, 3), new(0, text.Length), new(7, 0)]).Select(Convert.ToHexString));
    }

    [Fact]
    public void Messages_of_every_length_up_to_300_hash_as_the_framework_hashes_them() =>
        Compare([.. Enumerable.Range(0, 301).Select(length => new Message(300 - length, length))]);

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 200)]
    [InlineData(15, 200)]
    [InlineData(17, 5_000)]
    [InlineData(256, 1_000)]
    [InlineData(40, 40_000)]
    public void However_many_and_however_long_they_hash_as_the_framework_hashes_them(int count, int lengthMax)
    {
        var random = new Random(Seed);
        Compare([.. Enumerable.Range(0, count).Select(_ =>
            new Message(random.Next(10_000), random.Next(lengthMax)))]);
    }

    static void Compare(Message[] messages)
    {
        var buffer = new byte[60_000];
        new Random(Seed).NextBytes(buffer);
        var hashes = Hashed(buffer, messages);
        for (var i = 0; i < messages.Length; i++)
        {
            var expected = SHA256.HashData(buffer.AsSpan(messages[i].Start, messages[i].Length));
            Assert.True(
                expected.AsSpan().SequenceEqual(hashes[i]),
                $"seed {Seed}, message {i} of {messages[i].Length} bytes");
        }
    }

    static byte[][] Hashed(ReadOnlySpan<byte> text, Message[] messages)
    {
        var hashes = new byte[messages.Length * 32];
        Sha256Lanes.Hash(
            (byte[])[.. new byte[Sha256Lanes.RoomBytes], .. text],
            [.. messages.Select(each => each with { Start = Sha256Lanes.RoomBytes + each.Start })], hashes);
        return [.. hashes.Chunk(32)];
    }
}
