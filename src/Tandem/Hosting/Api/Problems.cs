using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tandem.Domain;
using Tandem.Domain.Governance;

namespace Tandem.Hosting.Api;

/// <summary>Every "no" of the API as an RFC 9457 problem that carries the refusal's code and field.</summary>
static class Problems
{
    // What is at fault decides the status: a right (403), something that is not there (404), the words of the request
    // (422), or the state that it met (409).
    public static int StatusOf(Refusal refusal) => refusal switch
    {
        { Missing: not null } or
        {
            Code: "rights.not-a-member" or "rights.administrators-open" or "delivery.own-work"
                or "access.administrator-only" or "access.administrator-invites-known" or "access.other-side"
                or "sourcing.partners-never" or "sourcing.conflict-open" or "sourcing.own-conflict"
                or "sourcing.conflict-bars-award" or "sourcing.conflict-bars-settling"
                or "playbooks.administrators-only" or "publisher.administrators-only" or "access.whole-record"
                or "import.none-to-import"
        } =>
            StatusCodes.Status403Forbidden,
        {
            Code: "agreement.not-opened" or "api.not-opened-yet" or "delivery.unknown" or "outcomes.unknown"
            or "sourcing.not-opened"
        } => StatusCodes.Status404NotFound,
        { Code: "evidence.too-large" or "lint.too-large" } => StatusCodes.Status413PayloadTooLarge,
        {
            Field: not null, Code: not ("delivery.out-of-turn" or "delivery.stale-round"
            or "sourcing.brief-overtaken" or "sourcing.answer-overtaken")
        } =>
            StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };

    public static ProblemHttpResult Of(Refusal refusal, Names? names = null)
    {
        var more = new Dictionary<string, object?> { ["code"] = refusal.Code };
        if (refusal.Field is not null) more["field"] = refusal.Field;
        if (refusal.Missing is { } missing)
            more["missingRight"] = new
            {
                missing.Kind,
                Role = missing.Role.Key,
                Holders = missing.Holders.Select(each => new { Person = each.ToString(), Name = names?[each] }),
            };
        return TypedResults.Problem(refusal.Reason, statusCode: StatusOf(refusal), title: "Refused",
            type: $"urn:tandem:refusal:{refusal.Code}", extensions: more);
    }

    public static ProblemHttpResult Stale(long version) => TypedResults.Problem(
        $"The engagement is at version {version} now; read it again before you decide.",
        statusCode: StatusCodes.Status412PreconditionFailed, title: "Changed meanwhile",
        type: "urn:tandem:refusal:api.changed-meanwhile",
        extensions: new Dictionary<string, object?> { ["code"] = "api.changed-meanwhile", ["version"] = version });

    public static ProblemHttpResult KeyReused { get; } = Of(new Refusal("api.idempotency-key-reused",
        "This Idempotency-Key was used for another request; give each request a key of its own.", "Idempotency-Key"));

    public static ProblemHttpResult DayUnreadable { get; } = Of(new Refusal("api.day-unreadable",
        "asOf takes a day such as 2026-05-14.", Visit.AsOfKey));

    static ProblemHttpResult DayToCome { get; } = Of(new Refusal("api.day-to-come",
        "asOf takes today or a day before; this day is still to come.", Visit.AsOfKey));

    static ProblemHttpResult NotOpenedYet { get; } = Of(new Refusal("api.not-opened-yet",
        "This engagement did not exist on that day; its record begins later.", Visit.AsOfKey));

    /// <summary>Why an engagement is not there to be shown on the day that is asked for.</summary>
    public static ProblemHttpResult Absent(Visit visit) =>
        visit.PrecedesOpening ? NotOpenedYet : visit.AsOfIsToCome ? DayToCome : NotFound;

    /// <summary>Why the query of a call asks for what no list and no day can be; null where it does not.</summary>
    public static ProblemHttpResult? OutOfRange(IQueryCollection query, Visit visit) =>
        query["limit"] is [var limit, ..] && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture,
            out var rows) && rows is >= 1 and <= Listing.RowsMax)
            ? Of(new("api.limit-out-of-range", $"limit takes a whole number from 1 to {Listing.RowsMax}.", "limit"))
        : visit.AsOfIsToCome ? DayToCome : null;

    /// <summary>Why the cursor of a list cannot be understood; null where it can, or where there is none.</summary>
    public static ProblemHttpResult? Unreadable(IQueryCollection query) =>
        query["cursor"] is { Count: > 0 } cursor
            && !long.TryParse(cursor.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? CursorUnreadable : null;

    public static ProblemHttpResult CursorUnreadable { get; } = Of(new Refusal(
        "api.cursor-unreadable", "Send as cursor what the page before gave as next.", "cursor"));

    /// <summary>A trouble without words of ours as a problem.</summary>
    /// <param name="status">The status that the request came to.</param>
    /// <param name="detail">What is wrong, where that is known.</param>
    /// <param name="field">What is at fault, where that is known.</param>
    /// <param name="reference">By which the log names the request.</param>
    /// <param name="allowed">The methods that the address takes, for one that it does not take.</param>
    public static ProblemHttpResult Trouble(
        int status, string? detail, string? field, string reference, string? allowed = null)
    {
        var code = status switch
        {
            StatusCodes.Status400BadRequest => "api.request-unreadable",
            StatusCodes.Status404NotFound => "api.not-found",
            StatusCodes.Status405MethodNotAllowed => "api.method-not-allowed",
            StatusCodes.Status410Gone => "evidence.changed",
            StatusCodes.Status413PayloadTooLarge => "api.body-too-large",
            StatusCodes.Status415UnsupportedMediaType => "api.type-unsupported",
            _ => "api.failed",
        };
        var more = new Dictionary<string, object?> { ["code"] = code, ["reference"] = reference };
        if (field is not null) more["field"] = field;
        detail ??= status switch
        {
            StatusCodes.Status404NotFound => "Nothing is at this address; /openapi/v1.json lists every address.",
            StatusCodes.Status405MethodNotAllowed =>
                $"This address takes {(allowed is { Length: > 0 } ? allowed : "another method")}; /openapi/v1.json "
                + "says what for.",
            StatusCodes.Status410Gone =>
                "This file is not here any more, or was changed since it was handed over; verify the ledger.",
            StatusCodes.Status415UnsupportedMediaType =>
                "This address takes another type of body; /openapi/v1.json says which Content-Type.",
            StatusCodes.Status500InternalServerError =>
                "The server failed at this; the operator finds why in its log under the reference.",
            _ => null,
        };
        return TypedResults.Problem(detail, statusCode: status, type: $"urn:tandem:refusal:{code}", extensions: more);
    }

    public static ProblemHttpResult NotFound { get; } = TypedResults.Problem(
        "There is nothing at this address that you may see.", statusCode: StatusCodes.Status404NotFound,
        title: "Not found", type: "urn:tandem:refusal:api.not-found",
        extensions: new Dictionary<string, object?> { ["code"] = "api.not-found" });
}
