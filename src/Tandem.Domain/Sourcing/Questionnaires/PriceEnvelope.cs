using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Questionnaires;

/// <summary>A price that nobody can read before it is opened, and that nobody can change unseen.</summary>
/// <param name="Seal">SHA-256 over case, candidate, price and salt: what is opened later must match it.</param>
/// <param name="Contents">Price and salt, enciphered; the key lies with the server and not in the record.</param>
public sealed record PriceEnvelope(Digest Seal, string Contents)
{
    /// <summary>The seal of a price.</summary>
    /// <param name="sourcing">The key of the case.</param>
    /// <param name="candidate">The key of the candidate.</param>
    /// <param name="letter">What lies in the envelope.</param>
    public static Digest SealOf(string sourcing, string candidate, PriceLetter letter) =>
        new(Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes($"{sourcing}\n{candidate}\n{letter.Price}\n{letter.Salt}"))));
}

/// <summary>What lies in an envelope.</summary>
/// <param name="Price">The price.</param>
/// <param name="Salt">Random text, so that a seal cannot be guessed by trying prices.</param>
public sealed record PriceLetter(Money Price, string Salt);

/// <summary>An envelope as it lies with the case.</summary>
/// <param name="Envelope">The envelope.</param>
/// <param name="ByCandidate">Whether the candidate closed it itself; else the client entered the price.</param>
/// <param name="On">The day on which it was closed.</param>
public sealed record LyingEnvelope(PriceEnvelope Envelope, bool ByCandidate, LocalDate On);

/// <summary>What came out of a candidate's envelope.</summary>
public sealed record OpenedEnvelope(string Candidate, PriceLetter Letter);
