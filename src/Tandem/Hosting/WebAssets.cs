using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;

namespace Tandem.Hosting;

/// <summary>
/// The styles, scripts, fonts and pictures of wwwroot, held in memory with their hash and, once asked for, compressed.
/// The framework's own static web assets find their files by a list of source paths made by the build, which a test
/// or a copied
/// build output does not have; this works the same everywhere and needs nothing but the directory.
/// </summary>
sealed class WebAssets
{
    const string Forever = "public, max-age=31536000, immutable";
    const string AskAgain = "public, no-cache";

    static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings = { [".mjs"] = "text/javascript", [".js"] = "text/javascript" },
    };

    readonly Dictionary<string, Asset> assets;

    public WebAssets(string root) => assets = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .ToDictionary(file => "/" + Path.GetRelativePath(root, file).Replace('\\', '/'), Asset.Read);

    /// <summary>
    /// The address of a file with its hash, for pages: it changes when, and only when, the file does.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such file: a slip in a page.</exception>
    public string this[string path] => assets.TryGetValue(path, out var asset)
        ? $"{path}?v={asset.Hash}"
        : throw new InvalidOperationException($"wwwroot has no file {path}.");

    public async Task Answer(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var reading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!reading || !assets.TryGetValue(request.Path.Value!, out var asset))
        {
            await next(http);
            return;
        }
        // A folder under lib is named for its version, so what it holds never changes.
        var lasts = request.Path.StartsWithSegments("/lib") || request.Query["v"] == asset.Hash;
        var headers = http.Response.Headers;
        headers.CacheControl = lasts ? Forever : AskAgain;
        headers.ETag = asset.Tag;
        headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch.Contains(asset.Tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var (body, encoding) = asset.For(request.Headers.AcceptEncoding);
        headers.ContentEncoding = encoding;
        http.Response.ContentType = asset.ContentType;
        http.Response.ContentLength = body.Length;
        if (HttpMethods.IsGet(request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    sealed record Asset(byte[] Plain, string Hash, string ContentType)
    {
        readonly Lazy<byte[]> brotli =
            new(() => Packed(Plain, into => new BrotliStream(into, CompressionLevel.Optimal)));
        readonly Lazy<byte[]> gzip = new(() => Packed(Plain, into => new GZipStream(into, CompressionLevel.Optimal)));

        /// <summary>Weak, as the packed forms of a file share it.</summary>
        public string Tag => $"W/\"{Hash}\"";

        public static Asset Read(string file)
        {
            var bytes = File.ReadAllBytes(file);
            var type = ContentTypes.TryGetContentType(file, out var known) ? known : "text/plain";
            var text = type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
            return new(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8)), text);
        }

        public (byte[] Body, string? Encoding) For(StringValues accepted)
        {
            var encodings = accepted.ToString();
            var packs = !ContentType.StartsWith("font/", StringComparison.Ordinal);
            return packs && encodings.Contains("br", StringComparison.Ordinal) ? (brotli.Value, "br")
                : packs && encodings.Contains("gzip", StringComparison.Ordinal) ? (gzip.Value, "gzip")
                : (Plain, null);
        }

        static byte[] Packed(byte[] plain, Func<Stream, Stream> pack)
        {
            using var packed = new MemoryStream();
            using (var into = pack(packed))
                into.Write(plain);
            return packed.ToArray();
        }
    }
}
