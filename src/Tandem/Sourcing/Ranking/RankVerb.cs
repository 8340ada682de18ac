using System.CommandLine;
using Tandem.Domain.Sourcing.Ranking;
using Tandem.Hosting.Yaml;

namespace Tandem.Sourcing.Ranking;

/// <summary>tandem rank: ranks the candidates of a file of scores; needs no server or database.</summary>
static class RankVerb
{
    const int BadInput = 2;
    const int ErrorsShownMax = 20;
    const string Weighted = "weighted", TopsisName = "topsis", Promethee2 = "promethee2";

    public static Command Verb()
    {
        var file = new Argument<string>("SCORES.csv")
        {
            Description = "First line criteria, second weights, third max or min, then a line for each candidate, "
                + "whose name stands in the first column.",
        };
        var method = new Option<string>("--method") { Description = "How to rank.", Required = true };
        method.AcceptOnlyFromAmong(Weighted, TopsisName, Promethee2);
        var scale = new Option<string>("--scale")
        {
            Description = "For weighted: sum inverts costs and divides each criterion by its sum; none adds the "
                + "values as they are.",
            DefaultValueFactory = _ => "sum",
        };
        scale.AcceptOnlyFromAmong("sum", "none");
        var preference = new Option<string>("--preference")
        {
            Description = "For promethee2: how strongly a difference counts.",
            DefaultValueFactory = _ => "usual",
        };
        preference.AcceptOnlyFromAmong([.. RankOptions.Shapes.Keys]);
        var q = Number("--q", "For promethee2: differences up to this do not count.");
        var p = Number("--p", "For promethee2: differences above this count in full.");
        var verb = new Command("rank", "Rank candidates by their scores, as JSON.")
        {
            file, method, scale, preference, q, p,
        };
        verb.SetAction(asked => Run(asked.GetValue(file)!, asked.GetValue(method)!, asked.GetValue(scale)!,
            new(asked.GetValue(preference)!, asked.GetValue(q), asked.GetValue(p)),
            asked.InvocationConfiguration.Output, asked.InvocationConfiguration.Error));
        return verb;
    }

    static Option<string?> Number(string name, string description) =>
        new(name) { Description = description, HelpName = "N" };

    static int Run(string path, string method, string scale, RankOptions options, TextWriter output, TextWriter error)
    {
        if (options.Preference(method == Promethee2, out var wrong) is not { } preference)
        {
            error.WriteLine(wrong);
            return BadInput;
        }
        if (Bytes(path, error) is not { } bytes) return BadInput;
        var (matrix, errors) = ScoresFile.Read(bytes, path, method != Weighted ? Costs.FromZero
            : scale == "none" ? Costs.None : Costs.AboveZero);
        if (errors.Count > 0)
        {
            foreach (var each in errors.Take(ErrorsShownMax)) error.WriteLine(each);
            if (errors.Count > ErrorsShownMax)
                error.WriteLine($"{path}: {errors.Count - ErrorsShownMax} more are not shown.");
            return BadInput;
        }
        output.WriteLine(RankingJson.Of(method, matrix!, method switch
        {
            TopsisName => Topsis.Of(matrix!),
            Promethee2 => Promethee.Of(matrix!, preference),
            _ => scale == "none" ? WeightedSum.Plain(matrix!) : WeightedSum.Scaled(matrix!),
        }));
        return 0;
    }

    static byte[]? Bytes(string path, TextWriter error)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[YamlLimits.BytesMax + 1];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine($"{path}: the file cannot be read; expected a CSV file. {wrong.Message}");
            return null;
        }
    }
}
