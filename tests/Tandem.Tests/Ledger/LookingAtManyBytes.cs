using Tandem.Ledger.Checking;

namespace Tandem.Tests.Ledger;

/// <summary>What looks at many bytes at once finds what a look at each of them finds.</summary>
public class LookingAtManyBytes
{
    const int Seed = 32;

    static readonly byte[] Ending = [0x00, 0x1f, (byte)'"', (byte)'\\'];

    [Fact]
    public void The_end_of_plain_text() => ForEachLength((bytes, random) =>
    {
        foreach (var at in Places(bytes, random)) bytes[at] = Ending[random.Next(Ending.Length)];
        return (Vectors.PlainText(bytes), Array.FindIndex(bytes, each => each < 0x20 || Ending.Contains(each)));
    });

    [Fact]
    public void Whether_all_are_ascii() => ForEachLength((bytes, random) =>
    {
        foreach (var at in Places(bytes, random)) bytes[at] = (byte)random.Next(0x80, 0x100);
        return (Vectors.AreAscii(bytes), bytes.All(each => each < 0x80));
    });

    [Fact]
    public void Where_lines_end() => ForEachLength((bytes, random) =>
    {
        foreach (var at in Places(bytes, random)) bytes[at] = (byte)'\n';
        var ends = new int[random.Next(4)];
        var from = random.Next(bytes.Length + 1);
        var count = Vectors.LineEnds(bytes, from, ends);
        var expected = Enumerable.Range(from, bytes.Length - from).Where(at => bytes[at] == '\n').Take(ends.Length);
        return (string.Join(' ', ends.Take(count)), string.Join(' ', expected));
    });

    static IEnumerable<int> Places(byte[] bytes, Random random) =>
        Enumerable.Range(0, bytes.Length == 0 ? 0 : random.Next(4)).Select(_ => random.Next(bytes.Length));

    static void ForEachLength<T>(Func<byte[], Random, (T Found, T Expected)> look)
    {
        var random = new Random(Seed);
        for (var length = 0; length < 200; length++)
            for (var round = 0; round < 20; round++)
            {
                var bytes = new byte[length];
                Array.Fill(bytes, (byte)'x');
                var (found, expected) = look(bytes, random);
                Assert.True(Equals(expected, found), $"seed {Seed}, length {length}: {found}, not {expected}");
            }
    }
}
