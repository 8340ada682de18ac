using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Hosting.Library;

namespace Tandem.Sourcing.Cases;

/// <summary>The criteria that a case can adopt: those that ship, and the organisation's own.</summary>
sealed class EvaluationLibrary(PlaybookLibrary library)
{
    /// <summary>A set that ships with the product.</summary>
    public static CriteriaSet Shipped(string id)
    {
        var file = ShippedPlaybooks.All.First(each => each.Header.Id == id);
        return EvaluationPlaybook.Format.Read(file.Bytes, id).Playbook!.Content with { Hash = file.Hash };
    }

    /// <summary>Every set, the organisation's choice first.</summary>
    public async Task<IReadOnlyList<PlaybookRow>> All(string organisation, CancellationToken ct) =>
        [.. (await library.List(organisation, ct)).Where(row => row.Kind == EvaluationPlaybook.Format.Kind)
            .OrderByDescending(row => row.Chosen)];

    /// <summary>A set by the hash or the id of its playbook, or what the organisation chose where none is named; null
    /// where there is none. Its file is kept for good: the case will name it by its hash.</summary>
    /// <remarks>Where several versions share an id, the organisation's choice counts, then the latest added.</remarks>
    public async Task<CriteriaSet?> Find(string? named, string organisation, CancellationToken ct)
    {
        var rows = await All(organisation, ct);
        var row = string.IsNullOrWhiteSpace(named) ? rows.FirstOrDefault(each => each.Chosen)
            : rows.FirstOrDefault(each => each.Hash.Hex == named)
                ?? rows.FirstOrDefault(each => each.Id == named && each.Chosen)
                ?? rows.LastOrDefault(each => each.Id == named);
        if (row is null || library.Read(EvaluationPlaybook.Format, row.Hash) is not { } playbook) return null;
        await library.Keep(row.Hash, ct);
        return playbook.Content with { Hash = playbook.Hash };
    }
}
