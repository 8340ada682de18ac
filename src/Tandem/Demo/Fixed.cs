using System.Security.Cryptography;
using System.Text;

namespace Tandem.Demo;

/// <summary>What looks like chance in the demo and is the same on every start: it follows from a name
/// alone.</summary>
static class Fixed
{
    const string Namespace = "tandem-demo";
    const decimal Steps = 10_000;

    /// <summary>The id of whatever has this name.</summary>
    public static Guid Guid(string name) => new(Hash(name).AsSpan(0, 16), bigEndian: true);

    /// <summary>A share from 0 up to 1.</summary>
    public static decimal Share(string name) => BitConverter.ToUInt32(Hash(name)) % (uint)Steps / Steps;

    /// <summary>A whole number between two, both included.</summary>
    public static int Between(string name, int least, int most) => least + (int)(Share(name) * (most - least + 1));

    static byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes($"{Namespace}\n{name}"));
}
