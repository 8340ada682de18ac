namespace Tandem.Shared;

/// <summary>Someone who holds a right that another lacks, and can be asked.</summary>
/// <param name="Email">Null when the asker may not know it.</param>
public sealed record Holder(string Name, string? Email);
