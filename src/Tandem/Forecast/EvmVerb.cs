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
        if (!IsPositive("--bac", bac, error, out var givenBudget)
            | !IsPositive("--planned-duration", duration, error, out var givenDuration))
            return BadInput;
        if (Bytes(path, error) is not { } bytes)
            return BadInput;
        var problems = new PeriodsProblems(path);
        if (PeriodsFile.Read(bytes, path, givenBudget, problems) is not { } file)
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

    static bool IsPositive(string option, string? text, TextWriter error, out decimal? number)
    {
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        number = decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var read) && read > 0 ? read : null;
        if (text is null || number is not null)
            return true;
        error.WriteLine($"{option} {text}: expected a number above 0, such as 12500.00.");
        return false;
    }

    static byte[]? Bytes(string path, TextWriter error)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[PeriodsFile.BytesMax + 1];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (count <= PeriodsFile.BytesMax)
                return bytes[..count];
            error.WriteLine($"{path}: the file is larger than {PeriodsFile.BytesMax} bytes; expected a line a period.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine($"{path}: the file cannot be read; expected a CSV file. {wrong.Message}");
        }
        return null;
    }
}
