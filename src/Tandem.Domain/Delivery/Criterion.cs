using System.Globalization;

namespace Tandem.Domain.Delivery;

/// <summary>One condition of acceptance: measured from evidence, or judged by a person.</summary>
/// <remarks>
/// Made only by <see cref="CriterionText.Parse"/>, so that none exists which the language cannot say. Store and show
/// <see cref="Text"/>; parsing it gives an equal criterion.
/// </remarks>
public abstract record Criterion
{
    Criterion() { } // Closed: both cases are in this file.

    /// <summary>The canonical text: one spacing, one unit, one way to write a number.</summary>
    public abstract string Text { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <summary>Decided by a figure from the evidence, such as <c>coverage.line >= 80 %</c>.</summary>
    public sealed record Measured : Criterion
    {
        internal Measured(Fact fact, Comparison comparison, decimal bound) =>
            (Fact, Is, Bound) = (fact.Name, comparison, bound);

        /// <summary>The name of the fact, one of <see cref="FactCatalog.All"/>.</summary>
        public string Fact { get; }

        /// <summary>How the figure must stand to the bound.</summary>
        public Comparison Is { get; }

        /// <summary>The bound in the fact's own unit: a count, percent, milliseconds or points.</summary>
        public decimal Bound { get; }

        /// <inheritdoc/>
        public override string Text
        {
            get
            {
                var bound = Bound.ToString("0.############", CultureInfo.InvariantCulture);
                return $"{Fact} {Is.Symbol()} {bound}" + FactCatalog.Find(Fact)!.Unit switch
                {
                    FactUnit.Percent => " %",
                    FactUnit.Milliseconds => " ms",
                    _ => "",
                };
            }
        }

        /// <summary>What the evidence says. A criterion whose fact is missing is never met.</summary>
        public CriterionAnswer Evaluate(EvidenceFacts evidence)
        {
            if (evidence.Find(Fact) is not { } value)
                return new CriterionAnswer.NoEvidence(Fact, evidence.WhyAbsent(Fact));
            return Is.Holds(value, Bound) ? new CriterionAnswer.Met(value) : new CriterionAnswer.NotMet(value);
        }
    }

    /// <summary>Decided by a person, such as <c>judged by product-owner: "UAT script 3 passes"</c>.</summary>
    public sealed record Judged : Criterion
    {
        internal Judged(string role, string statement) => (Role, Statement) = (role, statement);

        /// <summary>The role that judges, one of <see cref="CriterionText.JudgingRoles"/>.</summary>
        public string Role { get; }

        /// <summary>What must be true, in the parties' own words.</summary>
        public string Statement { get; }

        /// <inheritdoc/>
        public override string Text
        {
            get
            {
                var quoted = Statement.Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal);
                return $"judged by {Role}: \"{quoted}\"";
            }
        }
    }
}

/// <summary>What the evidence says about a measured criterion.</summary>
public abstract record CriterionAnswer
{
    CriterionAnswer() { }

    /// <summary>The figure satisfies the bound.</summary>
    public sealed record Met(decimal Value) : CriterionAnswer;

    /// <summary>The figure is there and does not satisfy the bound.</summary>
    public sealed record NotMet(decimal Value) : CriterionAnswer;

    /// <summary>Not met, because no figure is there.</summary>
    /// <param name="Fact">The name of the missing fact.</param>
    /// <param name="Why">One sentence for people.</param>
    public sealed record NoEvidence(string Fact, string Why) : CriterionAnswer;
}
