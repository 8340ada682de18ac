using Tandem.Domain.Agreement;
using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Advice;

/// <summary>What somebody told the advisor.</summary>
/// <param name="Replies">To its questions, by their keys; what is not there is not known.</param>
/// <param name="Preferences">Who is to be accountable, by the keys of the questions; what is not there is
/// unsaid.</param>
/// <param name="Context">What is known of the work.</param>
/// <param name="Wants">The model that was in mind before asking, or null.</param>
public sealed record AdvisorAnswers(Sequence<AdvisorReply> Replies, Sequence<AdvisorPreference> Preferences,
    AdvisorContext Context, EngagementModel? Wants)
{
    /// <summary>Before anything was told.</summary>
    public static AdvisorAnswers None { get; } = new([], [], new(null, null, null), null);

    /// <summary>The answer to a question.</summary>
    public Reply ReplyTo(string question) =>
        Replies.FirstOrDefault(each => each.Question == question)?.Reply ?? Reply.Unknown;

    /// <summary>Who is to be accountable.</summary>
    public Accountable PreferenceIn(string question) =>
        Preferences.FirstOrDefault(each => each.Question == question)?.Wanted ?? Accountable.Unsaid;

    /// <summary>The same with one answer changed.</summary>
    public AdvisorAnswers With(string question, Reply reply) => this with
    {
        Replies = Replies.Where(each => each.Question != question).Append(new(question, reply)).ToSequence(),
    };

    /// <summary>The same with one preference changed.</summary>
    public AdvisorAnswers With(string question, Accountable wanted) => this with
    {
        Preferences = Preferences.Where(each => each.Question != question).Append(new(question, wanted)).ToSequence(),
    };
}

/// <summary>An answer to a question.</summary>
public sealed record AdvisorReply(string Question, Reply Reply);

/// <summary>Who is to be accountable.</summary>
public sealed record AdvisorPreference(string Question, Accountable Wanted);

/// <summary>What is known of the work.</summary>
/// <param name="Months">How long it takes; or null.</param>
/// <param name="TeamSize">People of the partner who work on it; or null.</param>
/// <param name="LeadershipHours">Hours a week that the client's technical leaders have for it; or null.</param>
public sealed record AdvisorContext(int? Months, int? TeamSize, decimal? LeadershipHours);
