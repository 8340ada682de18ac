using System.CommandLine;
using System.Globalization;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;

namespace Tandem.Forecast;

/// <summary>tandem evm: earned value and earned schedule of a file of periods; needs no server or database.</summary>
static class EvmVerb
{
    const int BadInput = 2;

    public static Command Verb()
    {
        var file = new Argument<string>("PERIODS.csv")
        {
            Description = "Columns period,pv,ev,ac: cumulative amounts, a row a period; rows to come have pv only.",
        };
        var bac = Number("--bac", "Budget at completion; otherwise the last planned value.");
        var duration = Number("--planned-duration",
            "Planned duration in periods; otherwise the period at which the planned value reaches the budget.");
        var verb = new Command("evm", "Compute earned value and earned schedule of a file of periods, as JSON.")
        {
            file, bac, duration,
        };
        verb.SetAction(asked => Run(
            asked.GetValue(file)!, asked.GetValue(bac), asked.GetValue(duration),
            asked.InvocationConfiguration.Output, asked.InvocationConfiguration.Error));
        return verb;
    }

    static Option<string?> Number(string name, string description) =>
        new(name) { Description = description, HelpName = "N" };

    static int Run(string path, string? bac, string? duration, TextWriter output, TextWriter error)
    {
        var problems = new PeriodsProblems(path);
        var givenBudget = Positive("--bac", bac, problems);
        var givenDuration = Positive("--planned-duration", duration, problems);
        var file = Bytes(path, problems) is { } bytes ? PeriodsFile.Read(bytes, givenBudget, problems) : null;
        if (file is null || problems.Any)
        {
            problems.Tell(error);
            return BadInput;
        }
        var budget = givenBudget ?? file.Periods[^1].Pv;
        var planned = givenDuration is { } known ? known : PeriodFigures.PlannedDuration(file.Periods, budget);
        if (!planned.IsDefined)
            error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{path}: the planned value ends at {file.Periods[^1].Pv} and never reaches {budget}, so the planned "
                + $"duration is not known and what needs it is null; --planned-duration sets it."));
        output.WriteLine(PeriodsJson.Of(file, PeriodFigures.Of(file.Periods, budget, planned)));
        return 0;
    }

    static decimal? Positive(string option, string? text, PeriodsProblems problems)
    {
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (text is null)
            return null;
        if (decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        problems.Add($"{option} {text}: expected a number above 0, such as 12500.00.");
        return null;
    }

    static byte[]? Bytes(string path, PeriodsProblems problems)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[PeriodsFile.BytesMax + 1];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (count <= PeriodsFile.BytesMax)
                return bytes[..count];
            problems.Add($"{path}: the file is larger than {PeriodsFile.BytesMax} bytes; expected a line a period.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add($"{path}: the file cannot be read; expected a CSV file. {wrong.Message}");
        }
        return null;
    }
}
