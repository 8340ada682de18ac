using NodaTime;
using Tandem.Domain.Values;

namespace Tandem.Hosting.People;

/// <summary>The organisation that this server belongs to: the client of its engagements.</summary>
/// <param name="Id">Begins every key of every table; names the log.</param>
/// <param name="Name">As its people call it.</param>
/// <param name="FoundedAt">The instant of the first visit.</param>
public sealed record Organisation(Id<Organisation> Id, string Name, Instant FoundedAt);
