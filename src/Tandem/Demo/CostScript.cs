using System.Globalization;
using NodaTime;
using Tandem.Agreement;
using Tandem.Domain.Finance;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;

namespace Tandem.Demo;

/// <summary>The weekly time sheets and the invoices of a story, recognised each Friday.</summary>
sealed class CostScript(Story story, EngagementFile file, Cast cast, CourseOfDelivery courses, StoryTime time)
{
    const int BillingWeeks = 4;
    const int FewerHoursMax = 5;
    const int MoreHoursMax = 2;
    static readonly LocalTime EndOfDay = new(17, 0);

    Currency Currency => file.Terms.Currency;

    public IEnumerable<Happening> All()
    {
        var billed = Money.Zero(Currency);
        var week = 0;
        for (var friday = file.Terms.Start.Next(IsoDayOfWeek.Friday); friday <= StoryTime.Last;
            friday = friday.PlusWeeks(1))
        {
            var sheets = story.Time.Where(line => line.FirstWeek <= week && week <= line.LastWeek)
                .Select(line => Sheet(line, week, friday)).ToList();
            billed += Money.Sum(sheets.Select(sheet => sheet.Amount), Currency);
            var invoices = story.Invoices.Where(line => week % line.EveryWeeks == 0)
                .Select(line => Invoice(line.What, Whole(line.Amount), week, friday, covered: false)).ToList();
            if (story.BillsTime && week % BillingWeeks == BillingWeeks - 1)
            {
                invoices.Add(Invoice("Time of the last four weeks", billed, week, friday, covered: true));
                billed = Money.Zero(Currency);
            }
            List<CostEntry> entries = [.. sheets, .. invoices];
            if (entries.Count > 0)
                yield return new(friday, EndOfDay, cast.HolderOf(Role.ProductOwner),
                    new FinanceCommand.RecordCosts(entries.ToSequence()))
                { OnThatDay = true };
            week++;
        }
    }

    CostEntry Sheet(CostLine line, int week, LocalDate friday)
    {
        var hours = line.Hours + Fixed.Between($"{story.Key} {line.What} {week}", -FewerHoursMax, MoreHoursMax);
        return new(Name("TS", line.What, week), CostKind.Time, time.Of(friday), Whole(line.Rate).Times(hours),
            line.What,
            WorkedOn(line.What, friday), hours, CoveredByTime: false);
    }

    CostEntry Invoice(string what, Money amount, int week, LocalDate friday, bool covered) => new(Name("INV", what,
        week),
        CostKind.Invoice, time.Of(friday), amount, what, Deliverable: null, Hours: null, covered);

    // Time goes to one of the deliverables that are being worked on: between start and acceptance.
    string? WorkedOn(string what, LocalDate friday)
    {
        var open = courses.All.Where(each => CourseOfDelivery.StartOf(story, each.Course) <= friday
            && (each.Course.Turns.Count == 0
                || each.Course.Turns[^1].Decided is not { } decided || decided >= friday)).ToList();
        return open.Count == 0 ? null : open[Fixed.Between($"{what} {friday}", 0, open.Count - 1)].Deliverable.Key;
    }

    Money Whole(decimal amount) => new Money(Currency.MinorPerUnit, Currency).Times(amount);

    static string Name(string kind, string what, int week) => string.Create(CultureInfo.InvariantCulture,
        $"{kind}-{week + 1:000}-{what.Replace(' ', '-')}");
}
