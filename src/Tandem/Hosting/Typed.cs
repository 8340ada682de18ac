using Microsoft.AspNetCore.Http;

namespace Tandem.Hosting;

/// <summary>What was typed into a form, so that a refused form shows it again.</summary>
public sealed class Typed(IFormCollection? form)
{
    /// <summary>Nothing typed yet.</summary>
    public static Typed Nothing { get; } = new(null);

    /// <summary>The text of a field; empty where it was not sent.</summary>
    public string this[string field] => form?[field].ToString() ?? "";

    /// <summary>The text of a field without blanks around it, or null where there is none.</summary>
    public string? Text(string field) => this[field].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Whether a field was sent, if only empty.</summary>
    public bool Has(string field) => form is not null && form.ContainsKey(field);

    /// <summary>A whole number, or null where the field holds none.</summary>
    public int? Whole(string field) =>
        int.TryParse(this[field], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One of some words that there are, or null where the field holds none of them.</summary>
    public T? Choice<T>(string field) where T : struct, Enum =>
        Enum.TryParse<T>(this[field], ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : null;

    /// <summary>The files of a field that were chosen.</summary>
    internal IReadOnlyList<Delivery.ArrivingFile> Files(string field) => form is null ? [] :
        [.. form.Files.GetFiles(field).Where(file => file.FileName.Length > 0)
            .Select(file => new Delivery.ArrivingFile(file.FileName, file.Length, file.OpenReadStream))];
}
