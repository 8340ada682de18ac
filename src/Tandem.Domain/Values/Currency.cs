using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Tandem.Domain.Values;

/// <summary>A currency by its ISO 4217 code, with the number of decimals that its amounts may have.</summary>
/// <remarks>Only the currencies of the table exist, one object each; compare by reference or by value alike.</remarks>
public sealed record Currency
{
    // ISO 4217 list one, without metals, test codes and bank-internal units. BGN, ANG and ZWL have been withdrawn
    // and stay, because engagements of the past were paid in them. CLF and UYW are units of account that contracts
    // in Chile and Uruguay are written in.
    const string ZeroDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    const string TwoDecimals = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY
        COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
        INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
        MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
        SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL
        """;

    const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";
    const string FourDecimals = "CLF UYW";

    static readonly FrozenDictionary<string, Currency> Table =
        Listed(ZeroDecimals, 0).Concat(Listed(TwoDecimals, 2)).Concat(Listed(ThreeDecimals, 3))
            .Concat(Listed(FourDecimals, 4)).ToFrozenDictionary(currency => currency.Code);

    Currency(string code, int decimals) => (Code, Decimals) = (code, decimals);

    /// <summary>Three capital letters, such as EUR.</summary>
    public string Code { get; }

    /// <summary>How many decimals an amount may have: 2 for EUR, 0 for JPY, 3 for KWD.</summary>
    public int Decimals { get; }

    /// <summary>Minor units in one unit: 100 for EUR, 1 for JPY, 1000 for KWD.</summary>
    public long MinorPerUnit => Decimals switch { 0 => 1, 2 => 100, 3 => 1_000, _ => 10_000 };

    /// <summary>Every currency known, by code.</summary>
    public static IEnumerable<Currency> All => Table.Values.OrderBy(currency => currency.Code, StringComparer.Ordinal);

    /// <summary>The currency of a code that is known to exist; an unknown one is a bug.</summary>
    /// <exception cref="ArgumentException">The code is not in the table.</exception>
    public static Currency Of(string code) =>
        TryOf(code, out var currency)
            ? currency
            : throw new ArgumentException($"'{code}' is not a currency code of ISO 4217 in capitals.", nameof(code));

    /// <summary>Finds the currency of a code that a person wrote; capital letters are required.</summary>
    public static bool TryOf(string? code, [NotNullWhen(true)] out Currency? currency) =>
        Table.TryGetValue(code ?? "", out currency);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    static IEnumerable<Currency> Listed(string codes, int decimals) =>
        codes.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(code => new Currency(code, decimals));
}
