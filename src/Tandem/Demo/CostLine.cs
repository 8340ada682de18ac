namespace Tandem.Demo;

/// <summary>Somebody's weekly time on the engagement.</summary>
/// <param name="What">The work, as time sheets name it; never a person's name.</param>
/// <param name="Rate">In whole units of the currency, an hour.</param>
/// <param name="Hours">Agreed hours a week; the weeks vary a little.</param>
/// <param name="FirstWeek">Counted from the engagement's first Friday, which is 0.</param>
/// <param name="LastWeek">The last week.</param>
sealed record CostLine(string What, decimal Rate, int Hours, int FirstWeek = 0, int LastWeek = 1_000);

/// <summary>An invoice that comes back.</summary>
/// <param name="What">What it bills.</param>
/// <param name="Amount">In whole units of the currency.</param>
/// <param name="EveryWeeks">After how many weeks the next one comes; the first comes in the first week.</param>
sealed record InvoiceLine(string What, decimal Amount, int EveryWeeks = 4);
