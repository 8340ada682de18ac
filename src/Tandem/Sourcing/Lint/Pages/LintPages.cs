using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tandem.Domain.Sourcing.Lint;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Shared;

namespace Tandem.Sourcing.Lint.Pages;

/// <summary>The page on which a brief is read for what it will cost. Nothing of it is kept.</summary>
static class LintPages
{
    public const string Path = "/lint";
    const string PastedFile = "brief.md";

    public static void MapLint(this IEndpointRouteBuilder pages, Settings settings)
    {
        pages.MapGet(Path, () => Show(LintView.Empty));
        pages.MapPost(Path, Read).AllowUploads(settings).ReadsFileText()
            .WithFormOptions(valueLengthLimit: BriefLimits.UploadBytesMax);
    }

    static async Task<IResult> Read(IFormFile? file, [FromForm] string? text, [FromForm] string? model,
        Session session, LintRules rules, CancellationToken ct)
    {
        var lint = await rules.Chosen(session, ct);
        var meant = ModelLabels.Read(model ?? "");
        if (file is { Length: > 0 })
        {
            if (file.Length > BriefLimits.UploadBytesMax)
                return Show(LintView.Refused(text ?? "", meant, LintTexts.TooLarge.With(
                    BriefLimits.UploadBytesMax / (1024 * 1024))));
            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, ct);
            return Show(LintView.Of(lint, bytes, file.FileName, meant));
        }
        if (string.IsNullOrWhiteSpace(text)) return Show(LintView.Refused("", meant, LintTexts.NothingGiven));
        var pasted = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
        return Show(LintView.Of(lint, pasted, PastedFile, meant));
    }

    static RazorComponentResult<LintPage> Show(LintView view) => Page.Show<LintPage>(new { View = view },
        view.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
