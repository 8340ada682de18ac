namespace Tandem.Hosting.Verbs;

/// <summary>What a verb that checks something answers to the shell.</summary>
static class ExitCode
{
    public const int AllRight = 0;

    /// <summary>What was checked is not as it has to be.</summary>
    public const int Wrong = 1;

    /// <summary>Nothing was checked: arguments that make no sense, or a file that can't be read.</summary>
    public const int Unusable = 2;
}
