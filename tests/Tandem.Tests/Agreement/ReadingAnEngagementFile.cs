using NodaTime;
using Tandem.Agreement;
using Tandem.Domain.Agreement;
using Tandem.Domain.Forecast;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using static Tandem.Tests.Agreement.ClaimsFile;

namespace Tandem.Tests.Agreement;

public class ReadingAnEngagementFile
{
    [Fact]
    public void The_example_in_the_repository_is_good()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "examples", "engagement.yaml"));
        var (file, errors) = EngagementFileReader.Read(text, "engagement.yaml", ClaimsFile.Playbooks);

        Assert.Equal("", errors.Lines());
        Assert.Equal(("claims-portal", 6, 2, 1), (file!.Key, file.People.Count, file.Releases.Count,
            file.Rights.Count));
        var total = Money.Sum(file.Releases.SelectMany(each => each.Deliverables).Select(each => each.Value),
            Currency.Of("EUR"));
        Assert.Equal("420000.00 EUR", total.ToString());
        Assert.Equal(file.Terms.Budget, total);
        Assert.Equal("uat", file.Releases[0].Deliverables[1].Criteria[4].Key);
    }

    [Fact]
    public void What_is_left_out_has_the_documented_default()
    {
        var file = ClaimsFile.Whole;
        Assert.Equal((Terms.ReviewDaysDefault, CompletionEstimate.Typical, null),
            (file.Terms.ReviewDays, file.Terms.Reports, file.Terms.Source));
        Assert.Equal(("Europe/Lisbon", new LocalTime(9, 0), new LocalTime(17, 0), null),
            (file.People[0].Zone, file.People[0].From, file.People[0].To, file.People[0].Calendar));
        Assert.Equal(["C1", "C2"], file.Releases[0].Deliverables[0].Criteria.Select(line => line.Key));
    }

    [Fact]
    public void Json_is_read_as_well_also_when_tabs_indent_it()
    {
        const string json = """
            {
            	"$schema": "./engagement.schema.json",
            	"key": "claims-portal", "title": "Portal \u00fc \ud83d\ude00 \/ 1",
            	"client": {"name": "A"}, "partner": {"name": "B"},
            	"model": "dedicated-team", "currency": "JPY", "time-zone": "Asia/Tokyo", "start": "2027-01-11",
            	"end": "2027-11-26", "budget": 5000000, "contingency": 0, "source": null,
            	"people": [{"name": "Rui", "email": "rui@a.example", "side": "client", "roles": ["product-owner"]}],
            	"releases": []
            }
            """;
        var (file, errors) = Read(json);
        Assert.Equal("", errors.Lines());
        Assert.Equal(("Portal ü 😀 / 1", "5000000 JPY"), (file!.Terms.Title, file.Terms.Budget.ToString()));
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing() =>
        Assert.Equal(ClaimsFile.Whole, Read("\uFEFF" + Text.Replace("\n", "\r\n", StringComparison.Ordinal)).File);

    [Fact]
    public void Texts_that_look_like_something_else_stay_texts()
    {
        var (file, errors) = Read(Text.Replace("key: R1", "key: 1.10", StringComparison.Ordinal)
            .Replace("title: First release", "title: yes", StringComparison.Ordinal)
            .Replace("title: Reporting a claim", "title: 0042", StringComparison.Ordinal));
        Assert.Equal("", errors.Lines());
        Assert.Equal(("1.10", "yes", "0042"),
            (file!.Releases[0].Key, file.Releases[0].Title, file.Releases[0].Deliverables[0].Title));
    }

    [Theory]
    [InlineData("title: Claims portal", "titel: Claims portal", "titel", "Did you mean title?")]
    [InlineData("budget: 100000", "budget: 100.000,00", "100.000", "digits and at most one full stop")]
    [InlineData("budget: 100000", "budget: 100000.001", "100000.001", "has 3 decimals, but EUR has 2")]
    [InlineData("budget: 100000", "budget: 0", "0\ncont", "more than zero")]
    [InlineData("budget: 100000", "budget: [100000]", "[100000]", "an amount such as")]
    [InlineData("budget: 100000", "budget:", "\ncontingency", "an amount such as")]
    [InlineData("contingency: 15000", "contingency: -1", "-1\npeople", "cannot be negative")]
    [InlineData("start: 2027-01-11", "start: 11.01.2027", "11.01.2027", "a day such as 2026-03-31")]
    [InlineData("end: 2027-11-26", "end: 2027-02-30", "2027-02-30", "a day such as 2026-03-31")]
    [InlineData("end: 2027-11-26", "end: 2026-11-26", "2026-11-26", "before it starts")]
    [InlineData("time-zone: Europe/Lisbon", "time-zone: Europe/Lisabon", "Europe/Lisabon",
        "Did you mean Europe/Lisbon?")]
    [InlineData("model: project", "model: projects", "projects", "Did you mean project?")]
    [InlineData("currency: EUR", "currency: eur", "eur", "three capital letters")]
    [InlineData("key: claims-portal", "key: Claims Portal", "Claims Portal", "lower-case letters")]
    [InlineData("email: rui@meridian.example", "email: rui at meridian", "rui at meridian",
        "an e-mail address such as")]
    [InlineData("email: tom@northwind.example", "email: Rui@Meridian.example", "Rui@Meridian.example",
        "stands on line 13 already")]
    [InlineData("    email: tom@northwind.example\n", "", "name: Tom", "finds the person's account")]
    [InlineData("side: partner", "side: vendor", "vendor", "one of client, partner")]
    [InlineData("[delivery-manager]", "[delivery-manger]", "delivery-manger", "Did you mean delivery-manager?")]
    [InlineData("[delivery-manager]", "[delivery-manager, product-owner]", "product-owner]",
        "not a role of the partner")]
    [InlineData("[delivery-manager]", "[]", "[]", "at least one role")]
    [InlineData("[delivery-manager]", "delivery-manager", "delivery-manager", "a list")]
    [InlineData("calendar: germany", "calendar: bavaria", "bavaria", "No holiday calendar called 'bavaria'")]
    [InlineData("calendar: germany", "hours: 17:00-09:00", "17:00-09:00", "start before it ends")]
    [InlineData("calendar: germany", "hours: 9-17", "9-17", "two times of 24 hours")]
    [InlineData("role: ux-ui-designer", "role: product-owner", "role: product-owner", "cannot do without")]
    [InlineData("role: ux-ui-designer", "role: delivery-manager", "role: delivery-manager\n    reason",
        "cannot be declared not needed")]
    [InlineData("baseline: 19", "baseline: nineteen", "nineteen", "a number such as")]
    [InlineData("outcome: O-1", "outcome: O-2", "O-2", "No outcome is called 'O-2'")]
    [InlineData("value: 60000", "value: 100000000000000000000", "1000000000000", "larger than an amount")]
    [InlineData("value: 60000", "value: 9999999999999", "9999", "larger than an engagement can hold")]
    [InlineData("planned: 2027-04-23", "planned: 2028-04-23", "2028-04-23", "lies outside the engagement")]
    [InlineData("key: D-02", "key: D-01", "D-01\n        title: Following", "two deliverables called 'D-01'")]
    [InlineData("key: D-02", "key: D/02", "D/02", "is not a key")]
    [InlineData("kind: acceptance", "kind: acceptence", "acceptence", "no kind of decision called")]
    [InlineData("accountable: executive-sponsor", "accountable: delivery-manager", "kind: acceptance",
        "only its roles may hold it")]
    [InlineData("accountable: executive-sponsor", "accountable: executive-sponsor\n    threshold: 5",
        "kind: acceptance", "or neither")]
    [InlineData("    reason: A small engagement.\n", "", "kind: acceptance", "no field reason")]
    [InlineData("title: Following a claim", "title: \"a\\u0007b\"", "\"a\\u0007b\"", "cannot be shown")]
    public void A_mistake_is_told_with_its_place_and_what_to_do(string written, string instead, string place,
        string told)
    {
        var text = With(written, instead);
        var (file, errors) = Read(text);

        Assert.Null(file);
        var error = Assert.Single(errors);
        Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
        Assert.Equal("claims.yaml", error.File);
        var (line, column) = place.StartsWith('\n') ? (error.Line, error.Column) : PlaceOf(text, place);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.NotEqual("", error.Found);
        Assert.NotEqual("", error.Expected);
    }

    [Theory]
    [InlineData("- tests.failed = 0", "- test.failed = 0", "test.failed", "the nearest is tests.failed")]
    [InlineData("- tests.failed = 0", "- tests.failed = none", "none", "a number of zero or more")]
    [InlineData("- tests.failed = 0", "- \"tests.failed = \\u0030 %\"", "%", "a whole number without a unit")]
    [InlineData("- coverage.line >= 80 %", "- {text: coverage.line >= 80, key: cov}", ", key: cov", "a percentage")]
    [InlineData("- coverage.line >= 80 %", "- |\n              coverage.line >= 800 %", "800", "a percentage")]
    [InlineData("- coverage.line >= 80 %", "- >-\n              coverage.line\n              >= 800 %", "800",
        "a percentage")]
    [InlineData("- coverage.line >= 80 %", "- coverage.line\n              >= 800 %", "800", "a percentage")]
    [InlineData("'judged by product-owner: \"UAT script 3 passes\"'", "'judged by scrum-master: \"it''s done\"'",
        "scrum-master", "a client role")]
    [InlineData("'judged by product-owner: \"UAT script 3 passes\"'", "'judged by product-owner: \"it''s\" done'",
        "done'", "the end of the criterion")]
    public void A_criterion_that_does_not_read_is_told_at_the_very_character(
        string written, string instead, string place, string told)
    {
        var text = With(written, instead);
        var error = Assert.Single(Read(text).Errors);
        Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(PlaceOf(text, place), (error.Line, error.Column));
    }

    [Fact]
    public void Everything_wrong_is_told_in_one_go_in_the_order_of_the_file()
    {
        var text = Text.Replace("title: Claims portal\n", "", StringComparison.Ordinal)
            .Replace("currency: EUR", "currency: euro", StringComparison.Ordinal)
            .Replace("side: client", "side: customer", StringComparison.Ordinal)
            .Replace("by: 2028-03-31", "by: soon", StringComparison.Ordinal)
            .Replace("key: D-02", "key: D-01", StringComparison.Ordinal)
            .Replace("planned: 2027-06-11", "planed: 2027-06-11", StringComparison.Ordinal)
            .Replace("- tests.failed = 0", "- tests.fail = 0", StringComparison.Ordinal)
            .Replace("kind: acceptance", "kind: acceptance\n    kind: scope", StringComparison.Ordinal);
        var errors = Read(text).Errors;

        Assert.Equal(
        [
            "no field title", "'euro'", "'customer'", "'soon'", "'tests.fail'", "'D-01'", "'planed'", "'kind'",
        ], errors.Select(error => error.Found));
        Assert.Equal(errors.OrderBy(each => each.Line).ThenBy(each => each.Column), errors);
    }

    [Fact]
    public void A_wrong_currency_keeps_quiet_about_nothing_that_is_wrong_whatever_the_currency()
    {
        var errors = Read(Text.Replace("currency: EUR", "currency: EURO", StringComparison.Ordinal)
            .Replace("budget: 100000", "budget: -5", StringComparison.Ordinal)
            .Replace("value: 60000", "value: 0.00", StringComparison.Ordinal)
            .Replace("value: 40000", "value: 99999999999999999999.9999", StringComparison.Ordinal)
            .Replace("accountable: executive-sponsor",
                "accountable: delivery-manager\n    threshold: 5\n    above: executive-sponsor",
                StringComparison.Ordinal)).Errors;
        Assert.Equal(["'EURO'", "'-5'", "'0.00'", "named fields"], errors.Select(error => error.Found));
        Assert.Contains("only its roles may hold it", errors[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_figure_of_an_outcome_hides_no_deliverable_that_serves_one_that_is_not_there()
    {
        var (_, errors) = Read(Text.Replace("baseline: 19", "baseline: nineteen", StringComparison.Ordinal)
            .Replace("outcome: O-1", "outcome: O-2", StringComparison.Ordinal));
        Assert.Equal(["'nineteen'", "'O-2'"], errors.Select(error => error.Found));
    }

    [Fact]
    public void What_follows_from_one_mistake_is_not_told_as_another()
    {
        // A currency that nobody knows says nothing about the amounts, nor a broken start about the planned days.
        var errors = Read(Text.Replace("currency: EUR", "currency: XXX", StringComparison.Ordinal)
            .Replace("start: 2027-01-11", "start: tomorrow", StringComparison.Ordinal)
            .Replace("{key: O-1,", "[key: O-1,", StringComparison.Ordinal)
            .Replace("by: 2028-03-31}", "by: 2028-03-31]", StringComparison.Ordinal)).Errors;
        Assert.Equal(["'XXX'", "'tomorrow'", "a list"], errors.Select(error => error.Found));
    }

    [Fact]
    public void The_rules_are_those_of_the_domain_so_that_a_file_without_errors_is_never_refused_for_what_it_says()
    {
        var described = ClaimsFile.Whole.Describe(EngagementFileReader.ProvisionalId);
        var rights = DescriptionFaults.RightsOf(ClaimsFile.Playbooks.Rights, described);
        Assert.Empty(DescriptionFaults.Of(described, rights,
            ClaimsFile.Playbooks.Calendars.Select(each => each.Name).ToHashSet()));
        Assert.Equal(Role.ExecutiveSponsor, described.Rights[0].Accountable);
    }
}
