namespace Tandem.Hosting.Access;

/// <summary>The limits of the door.</summary>
sealed record AccessLimits
{
    /// <summary>A session ends when nothing was asked in it for this long.</summary>
    public int SessionIdleHours { get; init; } = 12;

    /// <summary>A session ends this long after signing in, whatever happens in it.</summary>
    public int SessionHoursMax { get; init; } = 168;

    /// <summary>How old the answer "this session or token still holds" may be, in seconds.</summary>
    /// <remarks>Here a revocation holds at once; another server of the same database sees it within this.</remarks>
    public int RevocationSecondsMax { get; init; } = 5;

    /// <summary>Wrong passwords for one address before it is locked.</summary>
    public int WrongPasswordsMax { get; init; } = 5;

    /// <summary>How long an address stays locked, in seconds.</summary>
    public int LockoutSeconds { get; init; } = 600;

    /// <summary>Attempts to sign in, or to use an invitation, from one network address in a minute.</summary>
    public int AttemptsPerMinuteMax { get; init; } = 30;

    /// <summary>Requests behind candidates' links from one network address in a minute.</summary>
    public int LinkRequestsPerMinuteMax { get; init; } = 120;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA512 that a password is hashed with.</summary>
    public int PasswordHashRounds { get; init; } = 210_000;

    /// <summary>Demo mode: on this machine, one click signs in as one of the people of the demo.</summary>
    public bool Demo { get; init; }

    /// <summary>The limits as the operator set them.</summary>
    public static AccessLimits Of(Settings settings) => new()
    {
        SessionIdleHours = settings.SessionIdleHours,
        SessionHoursMax = settings.SessionHours,
        Demo = settings.Demo,
    };
}
