using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Advice;

/// <summary>An answer to one of the advisor's questions.</summary>
public enum Reply
{
    /// <summary>Nobody knows; it speaks neither for nor against a model, and leaves more of them open.</summary>
    Unknown,

    /// <summary>It is so.</summary>
    Yes,

    /// <summary>It is not so.</summary>
    No,
}

/// <summary>Who is to be accountable for something.</summary>
public enum Accountable
{
    /// <summary>Nobody said; it speaks neither for nor against a model.</summary>
    Unsaid,

    /// <summary>The client.</summary>
    Client,

    /// <summary>The partner.</summary>
    Partner,

    /// <summary>Both together.</summary>
    Shared,
}

/// <summary>The words by which files name answers.</summary>
public static class AdviceWords
{
    /// <summary>What an input that nobody answered is to decision tables.</summary>
    public const string Unknown = "unknown";

    static readonly string[] ReplyWords = [Unknown, "yes", "no"];
    static readonly string[] AccountableWords = [Unknown, "client", "partner", "shared"];

    /// <summary>Every answer to a question.</summary>
    public static Sequence<string> Replies { get; } = ReplyWords.ToSequence();

    /// <summary>Every answer to who is accountable.</summary>
    public static Sequence<string> Accountables { get; } = AccountableWords.ToSequence();

    /// <summary>The word of an answer.</summary>
    public static string Of(Reply reply) => ReplyWords[(int)reply];

    /// <summary>The word of an answer.</summary>
    public static string Of(Accountable accountable) => AccountableWords[(int)accountable];

    /// <summary>The answer of a word; <see cref="Reply.Unknown"/> for anything else.</summary>
    public static Reply ReplyOf(string? word) => (Reply)Math.Max(0, Array.IndexOf(ReplyWords, word));

    /// <summary>The answer of a word; <see cref="Accountable.Unsaid"/> for anything else.</summary>
    public static Accountable AccountableOf(string? word) =>
        (Accountable)Math.Max(0, Array.IndexOf(AccountableWords, word));
}
