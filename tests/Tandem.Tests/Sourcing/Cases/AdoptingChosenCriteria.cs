using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Hosting;
using Tandem.Hosting.Library;
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
}
