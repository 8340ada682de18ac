using System.Security.Cryptography;
using Tandem.Domain.Values;
using Tandem.Hosting.Yaml;

namespace Tandem.Hosting.Library;

/// <summary>What a playbook says of itself.</summary>
/// <param name="Kind">What it is for, such as <c>rate-card</c>.</param>
/// <param name="Id">Its name; two versions of one playbook share it.</param>
/// <param name="Version">Changes with the content.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Source">Where its content comes from.</param>
/// <param name="Licence">The terms on which it may be used.</param>
/// <param name="Language">The language of its texts.</param>
public sealed record PlaybookHeader(
    string Kind, string Id, string Version, string Title, string Source, string Licence, string Language)
{
    /// <summary>The header of a file that has the shape of its kind.</summary>
    internal static PlaybookHeader Of(YamlMap file) => new(file.Text(PlaybookShape.KindField), file.Text("id"),
        file.Text("version"), file.Text("title"), file.Text("source"), file.Text("licence"), file.Text("language"));
}

/// <summary>A framework as data: a file that an organisation may exchange for its own.</summary>
/// <param name="Header">What it says of itself.</param>
/// <param name="Hash">SHA-256 of the file's bytes: by this a case keeps the version that it was made with.</param>
/// <param name="Content">What it is about.</param>
sealed record Playbook<T>(PlaybookHeader Header, Digest Hash, T Content) where T : class;

/// <summary>How playbooks are named by their bytes.</summary>
static class PlaybookHash
{
    public static Digest Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
