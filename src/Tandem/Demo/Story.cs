using NodaTime;
using Tandem.Agreement;
using Tandem.Domain;
using Tandem.Domain.Outcomes;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>The history of one engagement; its days are in the story's own calendar, its people go by their
/// first names.</summary>
sealed record Story
{
    /// <summary>The engagement's key; its file is embedded under that name.</summary>
    public required string Key { get; init; }

    /// <summary>The day on which the baseline is approved.</summary>
    public required LocalDate Baseline { get; init; }

    /// <summary>By how many days acceptance comes after the planned day, for a deliverable planned on a
    /// day.</summary>
    public required Func<LocalDate, int> Lateness { get; init; }

    /// <summary>What becomes of deliverables whose course is not the usual one.</summary>
    public required IReadOnlyList<Course> Courses { get; init; }

    public required IReadOnlyList<CostLine> Time { get; init; }

    public required IReadOnlyList<InvoiceLine> Invoices { get; init; }

    /// <summary>Whether a monthly invoice bills the recorded time, and so counts only once.</summary>
    public required bool BillsTime { get; init; }

    /// <summary>Who of the partner hands over, and who reports progress.</summary>
    public required string HandsOver { get; init; }

    public required string Reports { get; init; }

    /// <summary>How far the partner says to be at the end of the story, by deliverable, in percent.</summary>
    public required IReadOnlyDictionary<string, int> ReportedAtLast { get; init; }

    public required IReadOnlyList<Measurement> Measurements { get; init; }

    /// <summary>Everything else that is asked: of the people as they are known to the story.</summary>
    public required Func<Cast, StoryTime, IEnumerable<Happening>> Besides { get; init; }

    /// <summary>The file as it is first described, before it is described anew; null where that is one and the
    /// same.</summary>
    public Func<EngagementFile, EngagementFile>? Draft { get; init; }
}

/// <summary>Somebody asks for something on a day.</summary>
/// <param name="On">The day, in the story's calendar.</param>
/// <param name="At">The hour where that person is.</param>
/// <param name="By">The person's first name.</param>
/// <param name="Command">What is asked; made when it is due, because files are taken in then.</param>
sealed record Happening(LocalDate On, LocalTime At, string By, Func<CancellationToken,
    Task<EngagementCommand>> Command)
{
    public Happening(LocalDate on, LocalTime at, string by, EngagementCommand command)
        : this(on, at, by, _ => Task.FromResult(command)) { }

    /// <summary>Whether it happens on a public holiday too; else on the next working day.</summary>
    public bool OnThatDay { get; init; }
}
