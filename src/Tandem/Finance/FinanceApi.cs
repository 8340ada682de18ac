using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Finance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;

namespace Tandem.Finance;

/// <summary>Costs over HTTP, as JSON or as the CSV that a time tracker exports.</summary>
static class FinanceApi
{
    /// <summary>Rows that numbers and dates are guessed from.</summary>
    const int SampledRows = 20;

    static readonly CostPreview Nothing = new([], [], []);

    sealed record GivenCosts(Sequence<CostEntry> Entries);

    sealed record CostPreviewView(int New, int Known, Money Total, IReadOnlyList<CostFault> Faults,
        IReadOnlyList<string> Warnings);

    public static void MapFinanceApi(this RouteGroupBuilder engagement, Settings settings)
    {
        engagement.MapGet("/costs", (Call call, string? cursor, int? limit) => call.Show((e, _) =>
            Listing.Of(e.Finance.InOrder, cursor, limit, each => each))).RequireScope(Scope.Read)
            .Produces<Listing<RecordedCost>>().WithSummary("The costs recognised, in the order of recording.");
        engagement.MapPost("/costs", (Call call, GivenCosts body) =>
            call.Ask(new FinanceCommand.RecordCosts(body.Entries)))
            .AllowUploads(settings).AskFirst(http => Call.WhyNot(http, new FinanceCommand.RecordCosts([])))
            .Recorded(Scope.Costs, "Recognises costs, all or none; an id that is recorded already adds nothing.");
        engagement.MapPost("/costs/imports", AddImport).Accepts<string>("text/csv").AllowUploads(settings)
            .Recorded(Scope.Costs, "Recognises the costs of a CSV file, all or none; dates=dmy, kind=invoice and "
                + "decimalComma=true say what the file leaves open, column-Date=Datum which column holds what.");
        engagement.MapPost("/costs/previews", AddPreview).Accepts<string>("text/csv").AllowUploads(settings)
            .RequireScope(Scope.Costs).Produces<CostPreviewView>()
            .WithSummary("Says what an import of the CSV file would record, what is wrong with it and what looks so.");
    }

    static async Task<IResult> AddImport(string key, Call call, Reading reading, HttpRequest request, IClock clock,
        [AsParameters] CostChoices chosen)
    {
        var (_, preview, no) = await Read(key, call, reading, request, clock, chosen);
        return no ?? (preview.Faults.Count > 0 ? Faulty(preview.Faults)
            : await call.Ask(new FinanceCommand.RecordCosts(preview.Entries)));
    }

    static async Task<IResult> AddPreview(string key, Call call, Reading reading, HttpRequest request, IClock clock,
        [AsParameters] CostChoices chosen)
    {
        var (engagement, preview, no) = await Read(key, call, reading, request, clock, chosen);
        return no ?? TypedResults.Ok(new CostPreviewView(
            preview.New.Count, preview.Entries.Count - preview.New.Count,
            Money.Sum(preview.New.Select(each => each.Amount), engagement.Currency), preview.Faults,
            [.. preview.Warnings.Select(each => each.Message)]));
    }

    // The right first: who may not import is not sent to mend a file.
    static async Task<(Engagement Engagement, CostPreview Preview, IResult? No)> Read(string key, Call call,
        Reading reading, HttpRequest request, IClock clock, CostChoices chosen)
    {
        if (await call.Barred(new FinanceCommand.RecordCosts([])) is { } barred)
            return (Engagement.Initial, Nothing, barred);
        return await reading.Now(key, call.Aborted) is { } engagement
            ? (engagement, await Read(engagement, request, clock, chosen, call.Aborted), null)
            : (Engagement.Initial, Nothing, Problems.NotFound);
    }

    static async Task<CostPreview> Read(Engagement engagement, HttpRequest request, IClock clock, CostChoices chosen,
        CancellationToken ct)
    {
        var bytes = new byte[Math.Min(request.ContentLength ?? CostFile.BytesMax, CostFile.BytesMax) + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        var (file, fault) = CostFile.Read(bytes.AsMemory(0, length));
        if (file is null) return new([], [], [fault!]);
        if (CostChoices.Unknown(request.Query) is [_, ..] unknown) return new([], [], unknown);
        if (chosen.Absent(file) is [_, ..] absent) return new([], [], absent);
        var mapping = chosen.Mapping(file, SampledRows);
        return new CostRows(file, mapping, engagement, Portfolio.ReadTableUpkeep.Today(engagement, clock)).Read();
    }

    static ProblemHttpResult Faulty(IReadOnlyList<CostFault> faults) => TypedResults.Problem(
        $"Nothing is recorded. {faults[0].Message}",
        statusCode: StatusCodes.Status422UnprocessableEntity, title: "Refused",
        type: "urn:tandem:refusal:finance.file-faulty",
        extensions: new Dictionary<string, object?>
        {
            ["code"] = "finance.file-faulty",
            ["field"] = "file",
            ["faults"] = faults,
        });
}
