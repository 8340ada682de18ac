using System.Globalization;
using System.Text;
using System.Text.Json;
using Tandem.Domain.Forecast;
using Tandem.Domain.Values;

namespace Tandem.Forecast;

/// <summary>Figures of periods as a JSON array, at full precision, undefined as null.</summary>
static class PeriodsJson
{
    public static string Of(PeriodsFile file, IEnumerable<PeriodFigures> figures)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var (label, each) in file.Labels.Zip(figures))
                WritePeriod(json, label, each);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    static void WritePeriod(Utf8JsonWriter json, string label, PeriodFigures figures)
    {
        json.WriteStartObject();
        if (decimal.TryParse(label, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            json.WriteNumber("period", number);
        else
            json.WriteString("period", label);
        foreach (var (key, figure) in Named(figures))
            if (figure.Value is { } value)
                json.WriteNumber(key, value);
            else
                json.WriteNull(key);
        json.WriteEndObject();
    }

    static (string Key, Figure Figure)[] Named(PeriodFigures figures)
    {
        var (value, schedule) = (figures.Value, figures.Schedule);
        return
        [
            ("pv", value.Pv), ("ev", value.Ev), ("ac", value.Ac), ("cv", value.Cv), ("sv", value.Sv),
            ("cpi", value.Cpi), ("spi", value.Spi), ("eac", value.Eac), ("eacAtypical", value.EacAtypical),
            ("eacCostSchedule", value.EacCostSchedule), ("etc", value.Etc), ("vac", value.Vac),
            ("vacPercent", value.VacPercent), ("tcpiBudget", value.TcpiBudget), ("tcpiEstimate", value.TcpiEstimate),
            ("es", schedule.Es), ("at", schedule.At), ("svT", schedule.SvT), ("spiT", schedule.SpiT),
            ("ieacT", schedule.IeacT), ("tspi", schedule.Tspi),
        ];
    }
}
