namespace Tandem.Hosting;

/// <summary>The conditions of asking a desk.</summary>
/// <param name="IdempotencyKey">A name under which the same request, sent again, is recorded only once; or
/// null.</param>
/// <param name="IfVersion">The version that the asker looked at, when it must still be the latest; or null.</param>
/// <param name="Request">What was sent, where the commands that follow from it depend on the state: by it the same
/// request is known again. Null where the commands themselves say it.</param>
sealed record Conditions(string? IdempotencyKey = null, long? IfVersion = null, string? Request = null);
