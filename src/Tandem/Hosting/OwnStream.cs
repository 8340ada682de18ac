using Tandem.Domain;
using Tandem.Ledger;

namespace Tandem.Hosting;

/// <summary>A kind of stream of which an organisation has one, about itself; no list is read from it.</summary>
/// <param name="prefix">What its name begins with.</param>
/// <param name="initial">Where every history starts.</param>
/// <param name="right">The right that each of its commands exercises.</param>
abstract class OwnStream<TState, TCommand>(string prefix, TState initial, string right)
    : StreamKind<TState, TCommand>(prefix, initial)
    where TState : class
{
    /// <summary>The only key there is.</summary>
    public const string Key = "own";

    public override bool IsOpen(TState state) => VersionOf(state) > 0;

    public override string RightOf(TCommand command) => right;

    public override string ZoneOf(TState state, TCommand first) => "UTC";

    public override IReadOnlyList<Statement> Beside(string organisation, TState before, TState after,
        IReadOnlyCollection<RecordedEvent> events, Asking asking) => [];
}
