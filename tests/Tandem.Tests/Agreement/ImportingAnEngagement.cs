using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Hosting;
using static Tandem.Tests.Agreement.ClaimsFile;

namespace Tandem.Tests.Agreement;

public class ImportingAnEngagement
{
    static readonly DecisionRight ScopeRow =
        ClaimsFile.Playbooks.Rights.Table.Single(each => each.Row.Kind == RightKind.Scope).Row;

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_stores_nothing()
    {
        using var importer = await Importer.Founded();
        var said = await importer.Run("import", importer.FileOf(Text), "--dry-run");

        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Contains("opens the engagement “Claims portal” as claims-portal", said.Output,
            StringComparison.Ordinal);
        Assert.Contains("Meridian Mutual (client) with Northwind Software (partner)", said.Output,
            StringComparison.Ordinal);
        Assert.Contains("deliverables: 2; worth together: €100,000.00", said.Output, StringComparison.Ordinal);
        Assert.Contains("added to it: Rui Carvalho, Tom Becker", said.Output, StringComparison.Ordinal);
        Assert.Contains("serve no outcome: D-02", said.Output, StringComparison.Ordinal);
        Assert.Contains("none is declared not needed: Technology owner", said.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was done", said.Output, StringComparison.Ordinal);
        Assert.Equal(0, await importer.Facts());
        Assert.Equal(["helena@meridian.example"], await importer.Addresses());
    }

    [Fact]
    public async Task Without_a_record_a_dry_run_checks_the_file_alone_and_says_what_a_new_record_would_hold()
    {
        using var importer = new Importer();
        var said = await importer.Run("import", importer.FileOf(Text), "--dry-run");
        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Contains("opens the engagement “Claims portal” as claims-portal", said.Output,
            StringComparison.Ordinal);
        Assert.Contains("deliverables: 2; worth together: €100,000.00", said.Output, StringComparison.Ordinal);
        Assert.Contains($"There is no record in {importer.Data}", said.Output, StringComparison.Ordinal);

        var wrong = await importer.Run("import", importer.FileOf(With("key: D-02", "key: D-01")), "--dry-run");
        Assert.Equal((1, ""), (wrong.Code, wrong.Output));
        Assert.Contains("found 'D-01'; expected a key of its own", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await importer.Run("import", importer.FileOf(Text) + ".missing", "--dry-run")).Code);
        Assert.Equal(2, (await importer.Run("import", importer.FileOf(Text))).Code);
        Assert.False(Directory.Exists(importer.Data));
    }

    [Fact]
    public async Task It_is_opened_with_its_people_and_says_who_did_it()
    {
        using var importer = await Importer.Founded();
        var said = await importer.Run("import", importer.FileOf(Text));

        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Contains("Done as Helena Duarte:", said.Output, StringComparison.Ordinal);
        Assert.Equal(["helena@meridian.example", "rui@meridian.example", "tom@northwind.example"],
            await importer.Addresses());
        Assert.Equal(1, (await importer.Run("export", "another")).Code);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        using var importer = await Importer.Founded();
        await importer.Run("import", importer.FileOf(Text));
        var facts = await importer.Facts();
        var said = await importer.Run("import", importer.FileOf(Text));

        Assert.Equal(0, said.Code);
        Assert.Contains("nothing to do", said.Output, StringComparison.Ordinal);
        Assert.Equal(facts, await importer.Facts());
    }

    [Fact]
    public async Task What_is_exported_imported_elsewhere_and_exported_again_is_the_same_to_the_byte()
    {
        using var here = await Importer.Founded();
        using var there = await Importer.Founded();
        var path = Path.Combine(AppContext.BaseDirectory, "examples", "engagement.yaml");
        var example = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await here.Run("import", here.FileOf(example))).Code);
        var first = await here.Run("export", "claims-portal");
        var again = await there.Run("import", there.FileOf(first.Output));
        Assert.Equal((0, ""), (again.Code, again.Error));

        Assert.Equal(first.Output, (await there.Run("export", "claims-portal")).Output);
        Assert.Contains("nothing to do", (await here.Run("import", here.FileOf(first.Output))).Output,
            StringComparison.Ordinal);
        var copy = here.FileOf("", "copy.yaml");
        Assert.Equal(0, (await here.Run("export", "claims-portal", "--out", copy)).Code);
        Assert.Equal(first.Output, await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_error_is_told_with_its_place_and_nothing_is_stored()
    {
        using var importer = await Importer.Founded();
        var path = importer.FileOf(With("key: D-02", "key: D-01").Replace("- tests.failed = 0", "- tests.fail = 0",
            StringComparison.Ordinal));
        var said = await importer.Run("import", path);

        Assert.Equal((1, ""), (said.Code, said.Output));
        var lines = said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{path}:37:13: found 'tests.fail'; expected a known fact", lines[0],
            StringComparison.Ordinal);
        Assert.StartsWith($"{path}:39:14: found 'D-01'; expected a key of its own", lines[1],
            StringComparison.Ordinal);
        Assert.Equal(0, await importer.Facts());
    }

    [Fact]
    public async Task A_change_before_the_baseline_is_recorded_by_who_holds_the_right_and_by_nobody_else()
    {
        using var importer = await Importer.Founded();
        await importer.Run("import", importer.FileOf(Text));
        var changed = importer.FileOf(With("planned: 2027-06-11", "planned: 2027-07-02"));

        var refused = await importer.Run("import", changed);
        Assert.Equal(1, refused.Code);
        Assert.Contains("D-02 planned: 2027-06-11 -> 2027-07-02", refused.Output, StringComparison.Ordinal);
        Assert.Contains("Refused (rights.", refused.Error, StringComparison.Ordinal);

        var partner = await importer.Run("import", changed, "--as", "tom@northwind.example");
        Assert.Contains("Rui Carvalho", partner.Error, StringComparison.Ordinal);

        var done = await importer.Run("import", changed, "--as", "rui@meridian.example");
        Assert.Equal((0, ""), (done.Code, done.Error));
        Assert.Contains("Done as Rui Carvalho: 1 facts", done.Output, StringComparison.Ordinal);
        Assert.Contains("planned: 2027-07-02", (await importer.Run("export", "claims-portal")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_roles_and_rights_change_with_the_file()
    {
        using var importer = await Importer.Founded();
        await importer.Run("import", importer.FileOf(Text));
        Assert.IsType<Answer.Recorded>(await importer.Ask("rui@meridian.example", "claims-portal",
            new GovernanceCommand.OverrideRight(ScopeRow with { Accountable = Role.ExecutiveSponsor }, "For now.")));

        var path = importer.FileOf(With("roles: [product-owner, executive-sponsor]",
            "roles: [product-owner, executive-sponsor, technology-owner]\n    hours: 08:00-16:00"));
        var said = await importer.Run("import", path, "--as", "rui@meridian.example");
        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Contains("right scope: accountable: executive-sponsor;", said.Output, StringComparison.Ordinal);
        Assert.Contains("role technology-owner: — -> Rui Carvalho", said.Output, StringComparison.Ordinal);
        Assert.Contains("09:00-17:00 -> client, Europe/Lisbon, 08:00-16:00", said.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to do", (await importer.Run("import", path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_baseline_it_is_refused_with_the_fields_that_differ()
    {
        using var importer = await Importer.Founded();
        var agreed = With("[product-owner, executive-sponsor]",
            "[product-owner, executive-sponsor, technology-owner]");
        await importer.Run("import", importer.FileOf(agreed));
        Assert.IsType<Answer.Recorded>(
            await importer.Ask("rui@meridian.example", "claims-portal", new DeliveryCommand.ApproveBaseline()));
        var facts = await importer.Facts();

        var path = importer.FileOf(agreed.Replace("value: 60000", "value: 55000", StringComparison.Ordinal)
            .Replace("- tests.failed = 0", "- tests.failed <= 2", StringComparison.Ordinal));
        var said = await importer.Run("import", path, "--as", "rui@meridian.example");
        Assert.Equal(1, said.Code);
        Assert.Contains("D-01 value: 60000.00 EUR -> 55000.00 EUR", said.Output, StringComparison.Ordinal);
        Assert.Contains("< C1: tests.failed = 0", said.Output, StringComparison.Ordinal);
        Assert.Contains("> C1: tests.failed <= 2", said.Output, StringComparison.Ordinal);
        Assert.Contains("baseline", said.Error, StringComparison.Ordinal);
        Assert.Equal(facts, await importer.Facts());
        Assert.Contains("nothing to do", (await importer.Run("import", importer.FileOf(agreed))).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_opens_one()
    {
        using var importer = await Importer.Founded();
        await importer.Run("import", importer.FileOf(Text));
        var path = importer.FileOf(With("key: claims-portal", "key: second"));
        var said = await importer.Run("import", path, "--as", "rui@meridian.example");
        Assert.Equal(1, said.Code);
        Assert.Contains("administrator", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_used_is_told_apart_from_what_is_refused()
    {
        using var importer = await Importer.Founded();
        Assert.Equal(2, (await importer.Run("import", importer.FileOf(Text) + ".missing")).Code);
        Assert.Equal(2, (await importer.Run("import", importer.FileOf(Text), "--as", "nobody@x.example")).Code);
        Assert.Equal(2, (await importer.Run("import")).Code);
        using var empty = new Importer();
        var said = await empty.Run("export", "claims-portal");
        Assert.Equal(2, said.Code);
        Assert.Contains("no such folder", said.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(empty.Data));
    }

}
