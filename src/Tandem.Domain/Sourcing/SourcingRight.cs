namespace Tandem.Domain.Sourcing;

/// <summary>The kinds of decision in a sourcing case. Who holds them is fixed: a case has no rights table.</summary>
public static class SourcingRight
{
    /// <summary>Opening a case: anyone of the client, who becomes its procurement lead.</summary>
    public const string Opening = "sourcing-opening";

    /// <summary>Running the case.</summary>
    public const string Running = "sourcing";

    /// <summary>Declaring one's interests and scoring.</summary>
    public const string Scoring = "sourcing-scoring";

    /// <summary>Ruling on an evaluator's conflict of interest.</summary>
    public const string Conflicts = "sourcing-conflicts";

    /// <summary>Answering one's own questionnaire, for whoever holds a candidate's link.</summary>
    public const string Answering = "sourcing-answering";

    /// <summary>Awarding.</summary>
    public const string Award = "sourcing-award";

    /// <summary>The role that holds a right; null for opening, which everyone of the client may, and for answering,
    /// which goes with a candidate's link.</summary>
    public static CaseRole? HolderOf(string right) => right switch
    {
        Running => CaseRole.ProcurementLead,
        Scoring => CaseRole.Evaluator,
        Conflicts or Award => CaseRole.ExecutiveSponsor,
        _ => null,
    };

    /// <summary>What people call a right.</summary>
    public static string TitleOf(string right) => right switch
    {
        Opening => "Opening a sourcing case",
        Running => "Running the sourcing case",
        Scoring => "Scoring candidates",
        Answering => "Answering the questionnaire",
        Conflicts => "Ruling on conflicts of interest",
        Award => "Awarding",
        _ => right,
    };
}
