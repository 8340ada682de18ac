using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Tandem.Domain.Finance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.Api;

namespace Tandem.Finance;

/// <summary>Costs over HTTP, as JSON or as the CSV that a time tracker exports.</summary>
static class FinanceApi
{
    sealed record GivenCosts(Sequence<CostEntry> Entries);

    sealed record PreviewView(int New, int Known, Money Total, IReadOnlyList<CostFault> Faults);

    public static void MapFinanceApi(this RouteGroupBuilder engagement)
    {
        engagement.MapGet("/costs", (Call call, string? cursor, int? limit) => call.Show((e, _) =>
            Listing.Of(e.Finance.InOrder, cursor, limit, each => each))).RequireScope(Scope.Read)
            .Produces<Listing<RecordedCost>>().WithSummary("The costs recognised, in the order of recording.");
        engagement.MapPost("/costs", (Call call, GivenCosts body) =>
            call.Ask(new FinanceCommand.RecordCosts(body.Entries)))
            .Recorded(Scope.Costs, "Recognises costs, all or none; an id that is recorded already adds nothing.");
        engagement.MapPost("/costs/imports", AddImport).Accepts<string>("text/csv")
            .Recorded(
                Scope.Costs, "Recognises the costs of a CSV file; with dryRun=true only says what it would record.");
    }

    static async Task<IResult> AddImport(string key, Call call, Reading reading, HttpRequest request, IClock clock,
        bool? dryRun, string? dates, string? kind, bool? decimalComma)
    {
        if (await reading.Now(key, call.Aborted) is not { } engagement) return Problems.NotFound;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, call.Aborted);
        var (file, fault) = CostFile.Read(body.ToArray());
        if (file is null) return Faulty([fault!]);
        var guess = CostMapping.Guess(file.Headers, [.. file.Rows.Take(20).Select(row => row.Fields)]);
        var mapping = guess with
        {
            DateOrder = dates ?? guess.DateOrder,
            Kind = kind ?? guess.Kind,
            DecimalComma = decimalComma ?? guess.DecimalComma,
        };
        var preview = new CostRows(file, mapping, engagement,
            Portfolio.ReadTableUpkeep.Today(engagement, clock)).Read();
        if (preview.Faults.Count > 0 && dryRun is not true) return Faulty(preview.Faults);
        return dryRun is true
            ? TypedResults.Ok(new PreviewView(preview.New.Count, preview.Entries.Count - preview.New.Count,
                Money.Sum(preview.New.Select(each => each.Amount), engagement.Currency), preview.Faults))
            : await call.Ask(new FinanceCommand.RecordCosts(preview.Entries));
    }

    static ProblemHttpResult Faulty(IReadOnlyList<CostFault> faults) => TypedResults.Problem(
        $"Nothing is recorded. {faults[0].Message}",
        statusCode: StatusCodes.Status422UnprocessableEntity, title: "Refused",
        type: "urn:tandem:refusal:finance.file-faulty",
        extensions: new Dictionary<string, object?> { ["code"] = "finance.file-faulty", ["faults"] = faults });
}
