using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Evaluation;

/// <summary>What candidates are held against, as adopted from a playbook.</summary>
/// <param name="Playbook">The playbook's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The hash of its bytes, by which the case keeps exactly this one.</param>
/// <param name="Criteria">What is scored, weights totalling 100 with that of the price.</param>
/// <param name="KnockOuts">What must be met.</param>
/// <param name="PriceWeight">The weight of the price, 0 where price does not count.</param>
public sealed record CriteriaSet(string Playbook, string Version, Digest Hash, Sequence<ScoredCriterion> Criteria,
    Sequence<KnockOut> KnockOuts, decimal PriceWeight)
{
    /// <summary>All weights, that of the price too: 100.</summary>
    public decimal WeightTotal() => PriceWeight + Criteria.Sum(each => each.Weight);

    /// <summary>A criterion by its key, or null.</summary>
    public ScoredCriterion? Find(string key) => Criteria.FirstOrDefault(each => each.Key == key);

    /// <summary>What candidates answer themselves: all but what the evaluators find out.</summary>
    public IEnumerable<ScoredCriterion> AskedOfCandidates() =>
        Criteria.Where(each => each.AnsweredBy is not Respondent.Evaluators);

    /// <summary>Whether a candidate is asked something, by its key.</summary>
    public bool Asks(string key) =>
        KnockOuts.Any(each => each.Key == key) || AskedOfCandidates().Any(each => each.Key == key);
}

/// <summary>Something that is scored from 0 to 4.</summary>
/// <param name="Key">Its key, such as <c>code-review</c>.</param>
/// <param name="Group">The group that it belongs to, such as <c>Engineering process</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Question">What to ask.</param>
/// <param name="Weight">Its share of 100.</param>
/// <param name="Anchors">What each level means, from 0 to 4.</param>
/// <param name="AnsweredBy">Who answers, where it is not the candidate in its questionnaire; or null.</param>
public sealed record ScoredCriterion(string Key, string Group, string Title, string Question, decimal Weight,
    Sequence<string> Anchors, Respondent? AnsweredBy = null);

/// <summary>Who answers a question, besides the candidate in its questionnaire.</summary>
public enum Respondent
{
    /// <summary>The evaluators: they find it out in an interview, a reference call or by looking.</summary>
    Evaluators,
}

/// <summary>Something without which a candidate is out; what the winner promised becomes an obligation.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">What must be met.</param>
/// <param name="Question">What the candidate promises, in its own words; it does or it does not.</param>
public sealed record KnockOut(string Key, string Title, string Question);
