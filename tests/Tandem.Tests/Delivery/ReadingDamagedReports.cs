namespace Tandem.Tests.Delivery;

public class ReadingDamagedReports
{
    const int DamagesPerFile = 15;

    public static TheoryData<string> Kept =>
        [.. Directory.EnumerateFiles(Folder, "*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(Folder, path))];

    static string Folder => Path.Combine(AppContext.BaseDirectory, "Data", "d");

    [Theory]
    [MemberData(nameof(Kept))]
    public void Ends_in_a_reading_whatever_the_damage(string file)
    {
        var sound = File.ReadAllBytes(Path.Combine(Folder, file));
        for (var seed = 0; seed < DamagesPerFile; seed++)
        {
            var damaged = Damage(sound, new Random(seed));
            var thrown = Record.Exception(() => Reports.Written(damaged, file));
            Assert.True(thrown is null, $"{file}, seed {seed}: {thrown}");
        }
    }

    // Cut off, a stretch doubled, taken out or overwritten: what a broken upload or a clumsy edit leaves.
    static byte[] Damage(byte[] sound, Random random)
    {
        var (from, to) = (random.Next(sound.Length), random.Next(sound.Length));
        if (from > to) (from, to) = (to, from);
        switch (random.Next(4))
        {
            case 0: return sound[..from];
            case 1: return [.. sound[..to], .. sound[from..]];
            case 2: return [.. sound[..from], .. sound[to..]];
            default:
                var overwritten = sound.ToArray();
                for (var i = 0; i < 5; i++) overwritten[random.Next(overwritten.Length)] = (byte)random.Next(256);
                return overwritten;
        }
    }
}
