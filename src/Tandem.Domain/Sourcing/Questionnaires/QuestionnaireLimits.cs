namespace Tandem.Domain.Sourcing.Questionnaires;

/// <summary>How much one questionnaire may hold.</summary>
public static class QuestionnaireLimits
{
    /// <summary>Days from an invitation to its last day.</summary>
    public const int DaysMax = 180;

    /// <summary>Files attached to one questionnaire at once.</summary>
    public const int FilesMax = 50;

    /// <summary>Bytes of all files ever attached to one questionnaire.</summary>
    public const long BytesMax = 250L * 1024 * 1024;

    /// <summary>Answers that one fact of the record holds.</summary>
    public const int AnswersOfOneFact = 10;
}
