using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Domain;
using Tandem.Domain.Finance;
using Tandem.Domain.Values;
using Tandem.Forecast.Pages;
using Tandem.Hosting;

namespace Tandem.Finance.Pages;

/// <summary>What has been spent, and how more is recognised from a file.</summary>
static class CostPages
{
    /// <summary>Rows of the file that the preview shows.</summary>
    public const int PreviewRows = 20;

    public static void MapCosts(this IEndpointRouteBuilder pages, Settings settings)
    {
        var costs = pages.MapGroup("/engagements/{key}/costs");
        costs.MapGet("", ShowCosts);
        costs.MapGet("/imports/new", ShowImport);
        costs.MapPost("/imports", AddImport).AllowUploads(settings).ReadsFileText().AskFirst(WhyNotImport);
    }

    static async Task<IResult> ShowCosts(
        string key, Reading reading, Visit visit, NameFinder names, int? page, CancellationToken ct) =>
        await reading.Enter(key, ct) is { } engagement
            ? Page.Show<CostsPage>(new
            {
                Engagement = engagement,
                Figures = FiguresShelf.Of(engagement, visit.Day),
                At = Math.Clamp(page ?? 1, 1, 1 + engagement.Finance.InOrder.Count / CostsPage.RowsPerPage),
                MayNotRecord = reading.WhyNot(engagement, new FinanceCommand.RecordCosts([])),
                Names = await names.Of(engagement, ct),
            })
            : Results.NotFound();

    static async Task<IResult> ShowImport(string key, Reading reading, NameFinder names, CancellationToken ct) =>
        await reading.Enter(key, ct) is { } engagement
            ? Import(reading, engagement, new() { Names = await names.Of(engagement, ct) }) : Results.NotFound();

    // The right before a byte of the file: who may not import is not sent to mend one, and sends no gigabyte.
    static async Task<IResult?> WhyNotImport(HttpContext http)
    {
        var services = http.RequestServices;
        var reading = services.GetRequiredService<Reading>();
        if (await reading.Enter((string)http.Request.RouteValues["key"]!, http.RequestAborted) is not { } engagement)
            return Results.NotFound();
        return reading.WhyNot(engagement, new FinanceCommand.RecordCosts([])) is not { } barred ? null
            : Import(reading, engagement, new()
            {
                Names = await services.GetRequiredService<NameFinder>().Of(engagement, http.RequestAborted),
                Refusal = barred,
            });
    }

    static async Task<IResult> AddImport(string key, Reading reading, NameFinder names, Desk desk, Visit visit,
        HttpRequest request,
        CancellationToken ct)
    {
        if (await reading.Enter(key, ct) is not { } engagement) return Results.NotFound();
        var form = await request.ReadFormAsync(ct);
        var typed = new Typed(form);
        var bytes = form.Files.GetFile("file") is { Length: > 0 } file
            ? await Bytes(file, ct) : Encoding.UTF8.GetBytes(typed["text"]);
        var everyone = await names.Of(engagement, ct);
        var import = CostImport.Of(bytes, typed, engagement, visit.Today) with { Names = everyone };
        if (typed["confirm"] != "yes" || import.Preview is not { Faults.Count: 0 } preview
            || preview.Entries.Count == 0)
            return Import(reading, engagement, import);
        var answer = await desk.Ask(reading.Asker, key, new FinanceCommand.RecordCosts(preview.Entries), ct);
        return answer.Why is { } refusal
            ? Import(reading, engagement, import with { Refusal = refusal })
            : Results.Redirect($"{visit.Engagement!.Href}/costs");
    }

    static RazorComponentResult<CostImportPage> Import(Reading reading, Engagement engagement,
        CostImport import) => Page.Show<CostImportPage>(new
        {
            Engagement = engagement,
            Import = import,
            MayNotRecord = reading.WhyNot(engagement, new FinanceCommand.RecordCosts(import.Preview?.New ?? [])),
        }, import.Refusal is { } refusal ? Page.StatusOf(refusal)
            : import.Fault is null && import.Preview is null or { Faults.Count: 0 }
            ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    static async Task<byte[]> Bytes(IFormFile file, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();
        using var memory = new MemoryStream();
        // One byte more than allowed is enough to say that it is too much.
        var buffer = new byte[81920];
        for (int read; memory.Length <= CostFile.BytesMax && (read = await content.ReadAsync(buffer, ct)) > 0;)
            memory.Write(buffer, 0, read);
        return memory.ToArray();
    }
}

/// <summary>A cost file on its way into the record: as typed, as understood, as it would be recorded.</summary>
public sealed record CostImport
{
    /// <summary>The file's text, kept so that nothing is sent twice.</summary>
    public string Text { get; init; } = "";

    internal CostFile? File { get; init; }

    internal CostMapping? Mapping { get; init; }

    internal CostPreview? Preview { get; init; }

    /// <summary>Why the file cannot be read at all.</summary>
    public CostFault? Fault { get; init; }

    /// <summary>Why the desk refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The people of the engagement, as a refusal names some.</summary>
    public Names? Names { get; init; }

    internal static CostImport Of(byte[] bytes, Typed typed, Engagement engagement, NodaTime.LocalDate today)
    {
        if (bytes.Length == 0) return new() { Fault = new(1, null, "nothing", "a file, or its text") };
        var (file, fault) = CostFile.Read(bytes);
        if (file is null) return new() { Fault = fault, Text = Shown(bytes) };
        var guess = CostMapping.Guess(
            file.Headers, [.. file.Rows.Take(CostPages.PreviewRows).Select(row => row.Fields)]);
        var mapping = typed["mapped"] == "yes" ? Chosen(typed, file) : guess;
        return new()
        {
            Text = Shown(bytes),
            File = file,
            Mapping = mapping,
            Preview = new CostRows(file, mapping, engagement, today).Read()
        };
    }

    static CostMapping Chosen(Typed typed, CostFile file) => new(
        Enum.GetValues<CostColumn>().Select(column => (column, header: typed[$"column-{column}"]))
            .Where(each => file.Headers.Contains(each.header)).ToDictionary(each => each.column, each => each.header),
        typed["decimal"] == "comma",
        CostMapping.DateOrders.Contains(typed["dates"]) ? typed["dates"] : "",
        typed["kind"] == "invoice" ? "invoice" : "time");

    // What is not text is not shown back; the fault says where it stops being text.
    static string Shown(byte[] bytes) =>
        bytes.Length > CostFile.BytesMax ? "" : Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
}
