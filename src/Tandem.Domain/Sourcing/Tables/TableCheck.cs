using Tandem.Domain.Values;

namespace Tandem.Domain.Sourcing.Tables;

/// <summary>Something wrong with a decision table as a whole, with inputs that show it.</summary>
/// <param name="Row">The row to mend; null for a gap, which is between rows.</param>
/// <param name="Other">The row that it collides with, or null.</param>
/// <param name="Example">Inputs for which it goes wrong, such as <c>scope: yes, months: 3</c>.</param>
public sealed record TableFault(string? Row, string? Other, string Example);

/// <summary>
/// Finds inputs for which a table says nothing or too much. Exact: each input is cut into the parts that no test
/// distinguishes, so that every combination is covered by looking at one of each.
/// </summary>
public static class TableCheck
{
    /// <summary>Steps of the search before it gives up; a table of ten questions needs far fewer.</summary>
    public const int StepsMax = 1_000_000;

    /// <summary>Everything wrong, at most one gap and one collision for each pair of rows.</summary>
    public static Sequence<TableFault> Faults<T>(DecisionTable<T> table)
    {
        var parts = table.Inputs.Select(input => Parts(table, input)).ToList();
        var faults = new List<TableFault>();
        if (table.Hit is HitPolicy.Unique or HitPolicy.Any)
            foreach (var (first, second) in Pairs(table.Rows))
                if ((table.Hit == HitPolicy.Unique || !Equals(first.Then, second.Then))
                    && Shared(table, parts, first, second) is { } example)
                    faults.Add(new(second.Id, first.Id, example));
        var ranked = table.Ranked;
        if (table.Hit is HitPolicy.First or HitPolicy.Priority)
            for (var at = 1; at < ranked.Count; at++)
                if (Uncovered(table, parts, [.. ranked.Take(at)], ranked[at]) is null)
                    faults.Add(new(ranked[at].Id, null, table.Hit == HitPolicy.First
                        ? "the rows above apply wherever it does" : "rows of higher priority apply wherever it does"));
        if (table.Hit != HitPolicy.Collect && Uncovered(table, parts, table.Rows, within: null) is { Length: > 0 } gap)
            faults.Add(new(null, null, gap));
        return faults.ToSequence();
    }

    static IEnumerable<(TableRow<T>, TableRow<T>)> Pairs<T>(Sequence<TableRow<T>> rows) =>
        rows.SelectMany((first, at) => rows.Skip(at + 1).Select(second => (first, second)));

    // One value of each part of an input that no test of the table distinguishes.
    static IReadOnlyList<InputValue> Parts<T>(DecisionTable<T> table, TableInput input)
    {
        if (!input.IsNumber) return [.. input.Words.Select(InputValue.Of)];
        decimal[] bounds = [.. table.Rows.SelectMany(row => Bounds(row.On(input.Key))).Append(input.Least)
            .Append(input.Most).Where(bound => bound >= input.Least && bound <= input.Most).Distinct().Order()];
        return [InputValue.Missing, .. bounds.Select(bound => InputValue.Of(bound)),
            .. bounds.Zip(bounds.Skip(1), (low, high) => InputValue.Of((low + high) / 2))];
    }

    static IEnumerable<decimal> Bounds(CellTest? test) => test switch
    {
        CellTest.Range range => new[] { range.Low, range.High }.OfType<decimal>(),
        CellTest.Not not => Bounds(not.Of),
        CellTest.AnyOf any => any.All.SelectMany(Bounds),
        _ => [],
    };

    static string? Shared<T>(DecisionTable<T> table, List<IReadOnlyList<InputValue>> parts, TableRow<T> first,
        TableRow<T> second)
    {
        var example = new InputValue[parts.Count];
        for (var at = 0; at < parts.Count; at++)
        {
            var key = table.Inputs[at].Key;
            var common = parts[at].Where(part => Passes(first, key, part) && Passes(second, key, part)).Take(1)
                .ToList();
            if (common is not [var value]) return null;
            example[at] = value;
        }
        return Told(table, example);
    }

    // Inputs that none of the rows covers; null where there are none, empty where the search gave up.
    static string? Uncovered<T>(DecisionTable<T> table, List<IReadOnlyList<InputValue>> parts,
        IReadOnlyList<TableRow<T>> rows, TableRow<T>? within)
    {
        var example = new InputValue[parts.Count];
        var steps = 0;
        var order = table.Inputs.Select((input, at) => (input.Key, at)).ToDictionary(each => each.Key, each => each.at);
        var found = Search(0, rows);
        return found ? Told(table, example) : steps > StepsMax ? "" : null;

        bool Search(int at, IReadOnlyList<TableRow<T>> left)
        {
            if (++steps > StepsMax) return false;
            if (at == parts.Count) return left.Count == 0;
            if (left.Any(row => row.When.All(each => order[each.Input] < at))) return false;
            var key = table.Inputs[at].Key;
            foreach (var part in parts[at])
            {
                if (within is not null && !Passes(within, key, part)) continue;
                example[at] = part;
                if (Search(at + 1, [.. left.Where(row => Passes(row, key, part))])) return true;
            }
            return false;
        }
    }

    static bool Passes<T>(TableRow<T> row, string input, InputValue value) => row.On(input)?.Matches(value) ?? true;

    static string Told<T>(DecisionTable<T> table, InputValue[] example) =>
        string.Join(", ", table.Inputs.Select((input, at) => $"{input.Key}: {example[at]}"));
}
