namespace Tandem.Domain.Sourcing;

/// <summary>The kinds of decision in a sourcing case. Who holds them is fixed: a case has no rights table.</summary>
public static class SourcingRight
{
    /// <summary>Opening a case: anyone of the client, who becomes its procurement lead.</summary>
    public const string Opening = "sourcing-opening";

    /// <summary>Running the case.</summary>
    public const string Running = "sourcing";

    /// <summary>Naming and releasing executive sponsors: once scoring has started, theirs; before that, and where a
    /// conflict of interest bars all of them, that of whoever runs the case.</summary>
    public const string Sponsors = "sourcing-sponsors";

    /// <summary>Settling scores, knock-outs and prices, and taking candidates out.</summary>
    public const string Settling = "sourcing-settling";

    /// <summary>Declaring one's interests and scoring.</summary>
    public const string Scoring = "sourcing-scoring";

    /// <summary>Ruling on an evaluator's conflict of interest.</summary>
    public const string Conflicts = "sourcing-conflicts";

    /// <summary>Answering one's own questionnaire, for whoever holds a candidate's link.</summary>
    public const string Answering = "sourcing-answering";

    /// <summary>Awarding.</summary>
    public const string Award = "sourcing-award";

    /// <summary>Closing the case without an award.</summary>
    public const string Closing = "sourcing-closing";

    /// <summary>The role that holds a right; null for opening, which everyone of the client may, for answering, which
    /// goes with a candidate's link, and for naming sponsors, which depends on where the case stands.</summary>
    public static CaseRole? HolderOf(string right) => right switch
    {
        Running or Settling => CaseRole.ProcurementLead,
        Scoring => CaseRole.Evaluator,
        Conflicts or Award or Closing => CaseRole.ExecutiveSponsor,
        _ => null,
    };

    /// <summary>What people call a right.</summary>
    public static string TitleOf(string right) => right switch
    {
        Opening => "Opening a sourcing case",
        Running => "Running the sourcing case",
        Sponsors => "Naming who awards",
        Settling => "Settling scores, knock-outs and prices",
        Scoring => "Scoring candidates",
        Answering => "Answering the questionnaire",
        Conflicts => "Ruling on conflicts of interest",
        Award => "Awarding",
        Closing => "Closing the case",
        _ => right,
    };
}
