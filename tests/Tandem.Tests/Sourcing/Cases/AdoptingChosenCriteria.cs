using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Agreement;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Hosting;
using Tandem.Hosting.Library;
using Tandem.Ledger;
using Tandem.Sourcing.Cases;
using Tandem.Tests.Hosting.Api;

namespace Tandem.Tests.Sourcing.Cases;

/// <summary>A case adopts what the organisation chose in Settings, and keeps exactly that by its hash.</summary>
public sealed class AdoptingChosenCriteria
{
    [Fact]
    public async Task The_organisation_s_own_copy_counts_once_it_is_chosen_and_its_file_is_kept()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var server = await ApiServer.Open();
        var organisation = server.Organisation.ToString();
        var (all, library) = (server.Services.GetRequiredService<EvaluationLibrary>(),
            server.Services.GetRequiredService<PlaybookLibrary>());
        var shipped = (await all.Find("evaluation-partner", organisation, ct))!;
        Assert.Equal((await all.Find(null, organisation, ct))!.Hash,
            (await library.Chosen(EvaluationPlaybook.Format, organisation, ct)).Hash);

        var file = (await library.File(organisation, shipped.Hash.Hex, ct))!;
        var own = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file)
            .Replace($"version: {shipped.Version}", "version: 7.0.0", StringComparison.Ordinal));
        var administrator = new Asker(organisation, ClaimsPortal.Administrator, Administrator: true);
        var (errors, added) = await library.Add(administrator, own, "own.yaml", new(), ct);
        Assert.Empty(errors);
        Assert.IsType<Answer.Recorded>(added);
        var hash = PlaybookHash.Of(own);
        Assert.Equal(hash, (await all.Find(hash.Hex, organisation, ct))!.Hash);
        Assert.IsType<Answer.Recorded>(
            await library.Choose(administrator, EvaluationPlaybook.Format.Kind, hash, new(), ct));
        foreach (var named in new[] { null, "", "evaluation-partner" })
        {
            var adopted = (await all.Find(named, organisation, ct))!;
            Assert.Equal((hash, "7.0.0"), (adopted.Hash, adopted.Version));
        }
        Assert.Equal(shipped.Hash, (await all.Find(shipped.Hash.Hex, organisation, ct))!.Hash);
        Assert.Null(await all.Find("nothing", organisation, ct));
        Assert.Equal(own, await library.File(organisation, hash.Hex, ct));
    }

    [Fact]
    public void Criteria_that_one_fact_of_the_record_cannot_hold_are_refused_with_what_to_do()
    {
        var much = CaseSpec.Criteria with
        {
            Criteria = [.. CaseSpec.Criteria.Criteria.Select(each => each with { Weight = 0.5m }), .. Enumerable
                .Range(0, 14).Select(at => CaseSpec.Criteria.Criteria[0] with
                {
                    Key = $"c{at}",
                    Weight = 79m / 14,
                    Question = new('漢', 10_000),
                })],
        };
        var fits = much with { PriceWeight = 100 - much.Criteria.Sum(each => each.Weight) };
        Assert.Null(CriteriaFaults.Of(fits));
        Assert.InRange(EventCodec.Encode(new EvaluationEvent.CriteriaAdopted(fits, CaseSpec.Today)).Payload.Length, 1,
            Append.PayloadBytesMax);
        var fault = CriteriaFaults.Of(fits with
        {
            KnockOuts = [CaseSpec.Criteria.KnockOuts[0] with { Question = new('x', 10_000) }],
        });
        Assert.Equal("sourcing.criteria-too-long", fault?.Code);
        Assert.Contains("at most 150000", fault!.Reason, StringComparison.Ordinal);
    }

    // Rankings and spreadsheets keep a row for the price.
    [Theory, InlineData("similar-work"), InlineData("ip")]
    public void A_key_that_is_kept_for_the_price_is_placed_where_it_stands(string key)
    {
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Playbooks.Shipped,
            "evaluation-partner.yaml")));
        var at = text.IndexOf($"key: {key}\n", StringComparison.Ordinal) + "key: ".Length;
        var own = string.Concat(text.AsSpan(0, at), "Price", text.AsSpan(at + key.Length));
        var error = Assert.Single(EvaluationPlaybook.Format.Read(Encoding.UTF8.GetBytes(own), "own.yaml").Errors);
        Assert.Equal((text[..at].Count(each => each == '\n') + 1, at - text.LastIndexOf('\n', at), "'Price'"),
            (error.Line, error.Column, error.Found));
        Assert.Contains("other than that of the price", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_of_a_playbook_says_so_too()
    {
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Playbooks.Shipped,
            "evaluation-partner.yaml")));
        var much = Regex.Replace(text, "(question: \"?|          - (?=[A-Z]))", $"$1{new string('x', 5_000)} ");
        var check = EvaluationPlaybook.Format.Read(Encoding.UTF8.GetBytes(much), "large.yaml");
        Assert.Contains(check.Errors, each => each.ToString().Contains("at most 150000", StringComparison.Ordinal));
    }
}
