using System.Globalization;
using System.Text;
using Tandem.Delivery.Evidence;
using Tandem.Domain.Delivery;

namespace Tandem.Tests.Delivery;

/// <summary>Reads reports written in a test or kept beside it.</summary>
static class Reports
{
    public static EvidenceLimits Limits { get; } = EvidenceLimits.Read(_ => null);

    public static FileReading Kept(string path)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "d", path));
        return EvidenceReader.Read(stream, Path.GetFileName(path), Limits);
    }

    public static FileReading Written(string content, string name = "report", EvidenceLimits? limits = null) =>
        Written(Encoding.UTF8.GetBytes(content), name, limits);

    public static FileReading Written(byte[] content, string name = "report", EvidenceLimits? limits = null)
    {
        using var stream = new MemoryStream(content);
        return EvidenceReader.Read(stream, name, limits ?? Limits);
    }

    /// <summary>The facts by family: <c>tests 5 3 1 1</c>; shares as counts: <c>coverage 9/14</c>.</summary>
    public static string Figures(this FileReading reading) => string.Join("; ",
        from value in reading.Facts
        group value by value.Fact.Split('.')[0] into family
        select family.Key + string.Concat(family.Select(value => " " + Figure(value))));

    static string Figure(FactValue value) => value.Share is { } share
        ? $"{share.Covered}/{share.Valid}"
        : value.Value.ToString(CultureInfo.InvariantCulture);
}
