using Tandem.Domain.Sourcing.Ranking;

namespace Tandem.Sourcing.Ranking;

/// <summary>The preference function as the command line gives it.</summary>
sealed record RankOptions(string Name, string? Q, string? P)
{
    public static IReadOnlyDictionary<string, PreferenceShape> Shapes { get; } = new Dictionary<string, PreferenceShape>
    {
        ["usual"] = PreferenceShape.Usual,
        ["u-shape"] = PreferenceShape.UShape,
        ["v-shape"] = PreferenceShape.VShape,
        ["level"] = PreferenceShape.Level,
        ["linear"] = PreferenceShape.Linear,
    };

    /// <summary>The function, or null with what is wrong about the options.</summary>
    public Preference? Preference(bool isUsed, out string wrong)
    {
        wrong = "";
        var shape = Shapes[Name];
        var needsQ = shape is PreferenceShape.UShape or PreferenceShape.Level or PreferenceShape.Linear;
        var needsP = shape is PreferenceShape.VShape or PreferenceShape.Level or PreferenceShape.Linear;
        double? q = Number(Q), p = Number(P);
        if (!isUsed && (shape != PreferenceShape.Usual || Q is not null || P is not null))
            wrong = "--preference, --q and --p belong to --method promethee2.";
        else if (needsQ != Q is not null)
            wrong = needsQ ? $"--preference {Name} needs --q." : $"--preference {Name} has no --q.";
        else if (needsP != P is not null)
            wrong = needsP ? $"--preference {Name} needs --p." : $"--preference {Name} has no --p.";
        else if (needsQ && q is not >= 0)
            wrong = $"--q {Q}: expected a number of 0 or more, such as 1.5.";
        else if (needsP && p is not >= 0)
            wrong = $"--p {P}: expected a number of 0 or more, such as 1.5.";
        else if (needsP && (p == 0 || p < q || (p == q && shape == PreferenceShape.Linear)))
            wrong = $"--p {P}: expected a number above {(needsQ ? $"--q, {Q}" : "0")}.";
        return wrong.Length > 0 ? null : new(shape, q ?? 0, p ?? 0);
    }

    static double? Number(string? text) => ScoresReading.Number(text ?? "");
}
