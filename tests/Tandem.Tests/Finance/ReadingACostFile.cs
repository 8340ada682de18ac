using System.Text;
using NodaTime;
using Tandem.Domain;
using Tandem.Domain.Finance;
using Tandem.Finance;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Finance;

/// <summary>What time trackers and accounting systems export is understood, shown first, and recorded whole or not at
/// all;
/// every fault is told with its line and column.</summary>
public sealed class ReadingACostFile
{
    static readonly LocalDate Today = new(2025, 6, 30);

    [Fact]
    public void Headers_are_understood_as_trackers_write_them()
    {
        var preview = Read("Entry ID,User,Work date,Hours,Hourly rate,Task\n17,Devi,2025-03-03,7.5,80,D-01\n");
        Assert.Equal([new CostEntry("17", CostKind.Time, March(3), Gbp(600), "Devi", "D-01", 7.5m, false)],
            preview.New);
    }

    [Fact]
    public void An_accounting_file_with_semicolons_decimal_commas_and_days_first_is_an_invoice()
    {
        var preview =
            Read("Reference;Date of service;Text;Net amount;Currency\r\nI-1;31.03.2025;March;12.345,60;GBP\r\n");
        Assert.Equal(
            [new CostEntry("I-1", CostKind.Invoice, March(31), new(1_234_560, Pounds), "March", null, null, false)],
            preview.New);
    }

    [Fact]
    public void Headers_are_understood_as_german_systems_write_them()
    {
        var preview = Read("Beleg;Datum;Person;Stunden;Satz;Währung\nB-1;03.03.2025;Devi;7,5;80,00;GBP\n"
            + "B-2;31.03.2025;Devi;1,0;80,00;GBP\n");
        Assert.Empty(preview.Faults);
        Assert.Equal(new CostEntry("B-1", CostKind.Time, March(3), Gbp(600), "Devi", null, 7.5m, false),
            preview.New[0]);
        Assert.Equal(Gbp(1_250), Read("Beleg;Leistungsdatum;Beschreibung;Betrag\nR-7;31.03.2025;März;1.250,00\n")
            .New.Single().Amount);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("X", true)]
    [InlineData("No", false)]
    [InlineData("", false)]
    public void Whether_time_covers_a_cost_is_said_in_words_that_are_known(string word, bool covered) =>
        Assert.Equal(covered, Read($"id,date,amount,covered\n1,2025-03-03,10,{word}\n").New.Single().CoveredByTime);

    [Fact]
    public void A_word_that_is_not_known_is_no_no()
    {
        var fault = Assert.Single(Read("id,date,amount,covered\n1,2025-03-03,10,ja\n").Faults);
        Assert.Equal((2, "covered", "'ja'"), (fault.Line, fault.Column, fault.Found));
    }

    [Fact]
    public void Hours_and_a_rate_that_cannot_be_meant_are_a_fault() =>
        Assert.Contains("cannot be meant", Assert.Single(Read(
            "id,date,hours,rate\n1,2025-03-03,79228162514264337593543950335,79228162514264337593543950335\n").Faults)
            .Found, StringComparison.Ordinal);

    [Fact]
    public void A_quoted_field_may_hold_separators_line_breaks_and_quotation_marks()
    {
        var preview =
            Read("""
            id,date,amount,description
            1,2025-03-03,10,"Devi, ""lead""
            second line"
            2,2025-03-04,11,x
            """);
        Assert.Equal(["Devi, \"lead\"\nsecond line", "x"], preview.New.Select(each => each.Description));
    }

    [Fact]
    public void The_separator_of_a_file_is_not_taken_from_inside_a_quoted_header()
    {
        var preview = Read("id;date;amount;\"Notes, remarks, names, and so on\"\n1;2025-03-03;10;x\n");
        Assert.Equal(["1"], preview.New.Select(each => each.ExternalId));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("id,date,amount\n1,2025-03-03,10\n")];
        Assert.Equal(["1"], Read(bytes).New.Select(each => each.ExternalId));
    }

    [Fact]
    public void A_Latin_1_file_is_refused_with_the_line_of_its_first_foreign_letter_and_the_remedy()
    {
        var bytes = Encoding.Latin1.GetBytes("id;date;amount;text\n1;2025-03-03;10;plain\n2;2025-03-03;10;Müller\n");
        var fault = CostFile.Read(bytes).Item2!;
        Assert.Equal(3, fault.Line);
        Assert.Contains("CSV UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_that_can_be_read_in_two_ways_are_asked_about_and_never_assumed()
    {
        var preview = Read("id,date,amount\n1,04/05/2025,10\n");
        Assert.Empty(preview.New);
        Assert.Contains("day first or month first", preview.Faults.Single().Message, StringComparison.Ordinal);
        Assert.Equal(May(4), Read("id,date,amount\n1,04/05/2025,10\n2,13/05/2025,10\n").New[0].ServiceOn);
        Assert.Equal(April(5), Read("id,date,amount\n1,04/05/2025,10\n2,04/13/2025,10\n").New[0].ServiceOn);
    }

    [Theory]
    [InlineData("1,2025-02-30,10,GBP", "date", "'2025-02-30'")]
    [InlineData("1,2025-03-03,ten,GBP", "amount", "'ten'")]
    [InlineData("1,2025-03-03,,GBP", "amount", "nothing")]
    [InlineData("1,2025-03-03,10.005,GBP", "amount", "'10.005'")]
    [InlineData("1,2025-03-03,10,EUR", "currency", "'EUR'")]
    [InlineData(",2025-03-03,10,GBP", "id", "nothing")]
    public void Every_fault_names_line_and_column_and_what_stands_there(string row, string column, string found)
    {
        var preview = Read($"id,date,amount,currency\n0,2025-03-01,5,GBP\n{row}\n");
        var fault = preview.Faults.Single();
        Assert.Equal((3, column, found), (fault.Line, fault.Column, fault.Found));
    }

    [Fact]
    public void Days_to_come_and_unknown_deliverables_are_told_by_the_rules_with_their_columns()
    {
        var preview = Read("id,date,amount,deliverable\n1,2025-07-01,10,D-01\n2,2025-03-03,10,D-99\n");
        Assert.Equal([(2, "date"), (3, "deliverable")], preview.Faults.Select(each => (each.Line, each.Column)));
    }

    [Fact]
    public void New_costs_from_before_the_start_are_warned_of_with_their_lines_and_may_be_recorded()
    {
        var preview = Read("id,date,amount\n1,2020-01-01,10\n2,2025-03-03,10\n1,2020-01-01,10\n");
        Assert.Empty(preview.Faults);
        Assert.Equal(["1", "2"], preview.New.Select(each => each.ExternalId));
        var start = Spec.After(Baselined).Terms!.Start;
        Assert.Equal([$"Line 2: the work is dated 2020-01-01, before the engagement starts on {start:uuuu-MM-dd}."],
            preview.Warnings.Select(each => each.Message));
    }

    [Fact]
    public void A_rule_that_stands_against_a_cost_is_told_in_its_own_words_with_the_column()
    {
        Assert.Equal("Line 2, column Hours: found '-8'. Time cannot be negative; correct it with a credit note.",
            Message("id,date,Hours,amount\n1,2025-03-03,-8,640\n"));
        Assert.Equal("Line 2, column Rate: found '-80'. Time cannot be negative; correct it with a credit note.",
            Message("id,date,hours,Rate\n1,2025-03-03,8,-80\n"));
        Assert.Equal("Line 2, column amount: found '0.125'. '0.125' has 3 decimals, but GBP has 2.",
            Message("id,date,amount\n1,2025-03-03,0.125\n"));

        static string Message(string text) => Read(text).Faults.Single().Message;
    }

    [Fact]
    public void A_number_that_is_a_thousand_to_one_reader_and_a_fraction_to_another_is_never_guessed()
    {
        Assert.Equal([(2, "amount", "'1,234'")], Read("id;date;amount\n1;2025-03-03;1,234\n").Faults
            .Select(each => (each.Line, each.Column, each.Found)));
        Assert.Equal([Gbp(1234), Gbp(5)], Read("id;date;amount\n1;2025-03-03;1,234\n2;2025-03-03;5.00\n").New
            .Select(each => each.Amount));
        Assert.Equal([Gbp(1_234_567)], Read("id;date;amount\n1;2025-03-03;1,234,567\n").New
            .Select(each => each.Amount));
        Assert.Equal([Gbp(1_000), Gbp(1_234_567)],
            Read("id;date;amount\n1;2025-03-03;1.000\n2;2025-03-03;1.234.567\n").New.Select(each => each.Amount));
        var (file, _) = CostFile.Read("id;date;amount\n1;2025-03-03;1,234\n"u8.ToArray());
        var chosen = CostMapping.Guess(file!.Headers, [.. file.Rows.Select(row => row.Fields)]) with
        {
            NumbersSettled = true,
        };
        Assert.Equal(Gbp(1234), new CostRows(file, chosen, Spec.After(Baselined), Today).Read().New[0].Amount);
    }

    [Fact]
    public void Nor_is_one_with_a_point_where_commas_may_be_meant()
    {
        Assert.Equal([(2, "'1.250'"), (3, "'1.100'")],
            Read("id;date;hours;amount\n1;02.03.2025;8;1.250\n2;13.03.2025;6;1.100\n").Faults
                .Select(each => (each.Line, each.Found)));
        Assert.Equal([Gbp(1250), Gbp(12)],
            Read("id;date;amount\n1;13.03.2025;1.250\n2;13.03.2025;12,00\n").New.Select(each => each.Amount));
        Assert.Equal([Gbp(1250)], Read("id;date;hours;amount\n1;13.03.2025;0,125;1.250\n").New
            .Select(each => each.Amount));
    }

    [Fact]
    public void A_date_with_the_year_first_is_understood_beside_any_other()
    {
        var preview = Read("id,date,amount\n1,2025-03-03,10\n2,31/03/2025,10\n");
        Assert.Equal([March(3), March(31)], preview.New.Select(each => each.ServiceOn));
        Assert.Contains("day first or month first",
            Read("id,date,amount\n1,2025-03-13,10\n2,04/05/2025,10\n").Faults.Single().Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once_and_then_nothing_is_recorded()
    {
        var preview = Read("id,date,amount\n1,x,10\n2,2025-03-03,y\n3,2025-03-03,10\n");
        Assert.Equal([2, 3], preview.Faults.Select(each => each.Line));
    }

    [Fact]
    public void A_cost_that_is_recorded_already_adds_nothing_and_one_of_the_same_id_and_other_content_is_a_fault()
    {
        var recorded = Spec.After(Baselined.Add(new FinanceEvent.CostRecognised(
            new("1", CostKind.Invoice, March(3), Gbp(10), "x", null, null, false), March(4))));
        Assert.Empty(Read("id,date,amount,text\n1,2025-03-03,10,x\n", recorded).New);
        var twice = Read("id,date,amount,text\n1,2025-03-03,11,x\n2,2025-03-03,5,y\n2,2025-03-03,6,y\n", recorded);
        Assert.Equal([2, 4], twice.Faults.Select(each => each.Line));
        // What would be added, and what is there already, are counted without what is wrong.
        Assert.Equal(("2", 1), (Assert.Single(twice.New).ExternalId, twice.Entries.Count));
        var future = Read("id,date,amount\n1,2025-07-01,10\n2,2025-03-03,5\n");
        Assert.Equal(["2"], future.New.Select(each => each.ExternalId));
        Assert.Single(future.Entries);
    }

    [Theory]
    [InlineData("id,date,amount\n1,2025-03-03\n", 2, "2 fields"),
        InlineData("id,date,id\n1,2,3\n", 1, "the same name twice")]
    [InlineData("id,date,amount\n1,2025-03-03,\"10\n", 2, "quotation marks that do not pair")]
    [InlineData("", 1, "nothing"), InlineData("id,date,amount\n", 2, "the end of the file"),
        InlineData("PK\0", 1, "binary data")]
    public void A_file_that_cannot_be_read_says_where_and_why(string text, int line, string found)
    {
        var fault = CostFile.Read(Encoding.UTF8.GetBytes(text)).Item2!;
        Assert.Equal((line, found), (fault.Line, fault.Found));
    }

    [Fact]
    public void A_file_without_the_columns_that_are_needed_says_which()
    {
        var preview = Read("a,b\n1,2\n");
        Assert.Equal(3, preview.Faults.Count(each => each.Line == 1));
    }

    [Fact]
    public void More_rows_or_bytes_than_the_limits_are_refused()
    {
        var rows = "id,date,amount\n" + string.Concat(Enumerable.Repeat("1,2025-03-03,1\n", CostFile.RowsMax + 1));
        Assert.Contains("rows", CostFile.Read(Encoding.UTF8.GetBytes(rows)).Item2!.Found, StringComparison.Ordinal);
        Assert.Contains("bytes", CostFile.Read(new byte[CostFile.BytesMax + 1]).Item2!.Found, StringComparison.Ordinal);
    }

    static CostPreview Read(string text, Engagement? engagement = null) =>
        Read(Encoding.UTF8.GetBytes(text), engagement);

    static CostPreview Read(byte[] bytes, Engagement? engagement = null)
    {
        var (file, fault) = CostFile.Read(bytes);
        Assert.Null(fault);
        var mapping = CostMapping.Guess(file!.Headers, [.. file.Rows.Select(row => row.Fields)]);
        return new CostRows(file, mapping, engagement ?? Spec.After(Baselined), Today).Read();
    }
}
