namespace Tandem.Delivery.Evidence;

/// <summary>The closed lists of SARIF 2.1.0; another word counts as what is never better.</summary>
static class SarifWords
{
    static readonly string[] Levels = ["none", "note", "warning", "error"];
    static readonly string[] Kinds = ["fail", "pass", "open", "informational", "notApplicable", "review"];
    static readonly string[] BaselineStates = ["new", "unchanged", "updated", "absent"];
    static readonly string[] Statuses = ["accepted", "underReview", "rejected"];

    public static string Level(PlacedWord stated, string what, FactSheet sheet) =>
        sheet.Known(what, stated, Levels, "error");

    /// <summary>Whether a result is of kind fail, as one without a kind is.</summary>
    public static bool Fails(PlacedWord? kind, FactSheet sheet) =>
        kind is not { } stated || sheet.Known("kind", stated, Kinds, "fail") == "fail";

    /// <summary>Whether a baseline says that a result is not found any more.</summary>
    public static bool IsAbsent(PlacedWord? baseline, FactSheet sheet) =>
        baseline is { } stated && sheet.Known("baselineState", stated, BaselineStates, "new") == "absent";

    /// <summary>Whether nobody has still to agree to a suppression, or has refused it.</summary>
    public static bool IsAccepted(PlacedWord? status, FactSheet sheet) =>
        status is not { } stated
        || sheet.Known("status of a suppression", stated, Statuses, "underReview") == "accepted";
}
