using System.Text;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Sourcing.Questionnaires;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;
using static Tandem.Tests.Sourcing.Questionnaires.QuestionnaireSpec;

namespace Tandem.Tests.Sourcing.Questionnaires;

public sealed class SealingPrices : IDisposable
{
    readonly DirectoryInfo data = Directory.CreateTempSubdirectory("tandem-envelopes-");

    EnvelopeKey Key => new(Settings.Read(setting => setting.Name == "data" ? data.FullName : null));

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public void The_record_of_a_sealed_price_does_not_show_it()
    {
        var (letter, contents) = Key.Close("org", "portal", "P-1", new(48_000_000, Currency.Of("EUR")));
        var sealedPrice = SourcingDecider.Decide(Prepared, new(Lena, default, Today, Administrator: false),
            new QuestionnaireCommand.SealPrice("P-1", letter, contents)).Events;
        var stored = Encoding.UTF8.GetString(EventCodec.Encode(Assert.Single(sealedPrice)).Payload);
        Assert.DoesNotContain("480000", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Salt, stored, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_price_closes_the_same_envelope_and_a_longer_one_no_longer_one()
    {
        var key = Key;
        var one = key.Close("org", "portal", "P-1", new(1, Currency.Of("EUR")));
        Assert.Equal(one, key.Close("org", "portal", "P-1", new(1, Currency.Of("EUR"))));
        var dear = key.Close("org", "portal", "P-1", new(1_000_000_000_000, Currency.Of("EUR")));
        Assert.Equal(one.Contents.Length, dear.Contents.Length);
        Assert.NotEqual(one.Contents, key.Close("org", "portal", "P-2", new(1, Currency.Of("EUR"))).Contents);
    }

    [Fact]
    public void Only_its_own_key_opens_an_envelope_and_only_in_its_own_place()
    {
        var key = Key;
        var (letter, contents) = key.Close("org", "portal", "P-1", new(48_000_000, Currency.Of("EUR")));
        var envelope = new PriceEnvelope(PriceEnvelope.SealOf("portal", "P-1", letter), contents);
        Assert.Equal(letter, Key.Open("org", "portal", "P-1", envelope));
        Assert.Null(key.Open("org", "portal", "P-2", envelope));
        Assert.Null(key.Open("org", "portal", "P-1", envelope with { Contents = "AAAA" + contents[4..] }));
        Assert.Null(key.Open("org", "portal", "P-1", envelope with { Contents = "short" }));
        File.Delete(Path.Combine(data.FullName, "keys", "envelopes.key"));
        Assert.Null(Key.Open("org", "portal", "P-1", envelope));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(data.FullName, "keys", "envelopes.key")));
    }

    [Fact]
    public void A_damaged_key_stops_the_server_rather_than_sealing_with_it()
    {
        Directory.CreateDirectory(Path.Combine(data.FullName, "keys"));
        File.WriteAllBytes(Path.Combine(data.FullName, "keys", "envelopes.key"), [1, 2, 3]);
        Assert.Throws<InvalidDataException>(() => Key);
    }

    [Fact]
    public void A_price_that_cannot_be_is_refused_before_it_is_sealed()
    {
        Refuses(Invited, Northwind, Seal(0), "sourcing.amount-out-of-range");
        Refuses(Invited, Northwind, Seal(-4), "sourcing.amount-out-of-range");
        Refuses(Invited, Northwind, new QuestionnaireCommand.SealOwnPrice(
            new(new(400, Currency.Of("GBP")), "salt"), ""), "sourcing.other-currency");
        Refuses(Priced, Lena, new QuestionnaireCommand.SealPrice("P-1", Letter(400), ""), "sourcing.out-of-turn");
        Refuses(Prepared, Lena, new QuestionnaireCommand.SealPrice("P-9", Letter(400), ""),
            "sourcing.unknown-candidate");
    }

    [Fact]
    public void What_a_candidate_sealed_and_handed_in_nobody_replaces()
    {
        Refuses(Submitted, Lena, Ours(900), "sourcing.price-is-theirs");
        var drafted = Asked(Answered, Northwind, Seal(400));
        Assert.Null(drafted.Questionnaires.EnvelopeOf("P-1"));
        Refuses(drafted, Lena, Ours(900), "sourcing.price-is-theirs");
        var without = Asked(Answered, Northwind, new QuestionnaireCommand.SubmitQuestionnaire());
        Refuses(without, Lena, Ours(900), "sourcing.price-after-hand-in");
        Refuses(Asked(without, Lena, new QuestionnaireCommand.WithdrawInvitation("P-1")), Lena, Ours(900),
            "sourcing.price-after-hand-in");
    }

    [Fact]
    public void What_a_candidate_can_no_longer_hand_in_keeps_no_price_out_that_came_another_way()
    {
        var drafted = Asked(Answered, Northwind, Seal(400));
        Refuses(drafted, Lena, Ours(900), "recorded", on: After);
        var withdrawn = Asked(drafted, Lena, new QuestionnaireCommand.WithdrawInvitation("P-1"), Ours(900));
        Assert.Equal(SealOf(900), withdrawn.Questionnaires.EnvelopeOf("P-1")!.Envelope.Seal);
        // Let in again, what the candidate itself put in is still there, and counts when it hands in.
        var again = Asked(Asked(withdrawn, Lena, Invite("P-1", Northwind)), Northwind,
            new QuestionnaireCommand.SubmitQuestionnaire());
        Assert.Equal(SealOf(400), again.Questionnaires.EnvelopeOf("P-1")!.Envelope.Seal);
    }

    [Fact]
    public void A_candidates_draft_takes_away_nothing_that_the_client_sealed()
    {
        var drafted = Asked(Asked(Answered, Lena, Ours(900)), Northwind, Seal(400));
        Assert.Equal(SealOf(900), drafted.Questionnaires.EnvelopeOf("P-1")!.Envelope.Seal);
        var handedIn = Asked(drafted, Northwind, new QuestionnaireCommand.SubmitQuestionnaire());
        Assert.Equal(SealOf(400), handedIn.Questionnaires.EnvelopeOf("P-1")!.Envelope.Seal);
    }

    static QuestionnaireCommand.SealPrice Ours(long euros) => new("P-1", Letter(euros), "");

    static Digest SealOf(long euros) => PriceEnvelope.SealOf("portal", "P-1", Letter(euros));

    [Fact]
    public void Envelopes_are_opened_last_and_hold_what_was_sealed()
    {
        var judged = Asked(Judged, Lena, new QuestionnaireCommand.SealPrice("P-1", Letter(400), "contents"));
        var opened = new OpenedEnvelope("P-1", Letter(400));
        Refuses(judged, Lena, Open(("P-1", 300), ("P-2", 200), ("P-3", 300)), "sourcing.price-lies-sealed");
        Refuses(judged, Lena, Open(("P-2", 200), ("P-3", 300)), "sourcing.prices-incomplete");
        Refuses(judged, Lena, Open(("P-2", 200), ("P-3", 300)) with { Opened = [new("P-1", Letter(300))] },
            "sourcing.envelope-broken");
        Refuses(HandedIn, Lena, Open() with { Opened = [opened] }, "sourcing.knock-outs-open");
        var priced = Asked(judged, Lena, Open(("P-2", 200), ("P-3", 300)) with { Opened = [opened] });
        Assert.Equal(40_000, priced.Evaluation.Prices!["P-1"].Minor);
    }

    [Fact]
    public void Whoever_has_the_record_can_check_an_opened_envelope_against_its_seal()
    {
        var decided = SourcingDecider.Decide(
            Asked(Judged, Lena, new QuestionnaireCommand.SealPrice("P-1", Letter(400), "contents")),
            new(Lena, default, Today, Administrator: false),
            Open(("P-2", 200), ("P-3", 300)) with { Opened = [new("P-1", Letter(400))] });
        Assert.Equal([typeof(QuestionnaireEvent.EnvelopeOpened), typeof(EvaluationEvent.PricesOpened)],
            decided.Events.Select(each => each.GetType()));
        Assert.Equal("ebad079ec56cf1e89bf937db53cb502ee530407ce584ffe57dc52e155c167b70",
            PriceEnvelope.SealOf("portal", "P-1", Letter(400)).Hex);
    }
}
