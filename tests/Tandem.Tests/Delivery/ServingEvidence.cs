using System.Net;
using Tandem.Delivery;
using Tandem.Domain.Delivery;
using Tandem.Tests.Hosting.Api;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Delivery;

public sealed class ServingEvidence
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_something_to_keep_and_never_a_page_of_ours_nor_another_file()
    {
        await using var server = await ApiServer.Open();
        await server.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await server.Ask(Devi, new DeliveryCommand.Start("D-01"));
        var stored = await new EvidenceStore(server.Installation.Settings.Data)
            .Put(new MemoryStream("<script>alert(1)</script>"u8.ToArray()), 1_000, Ct);
        await server.Ask(Devi, new DeliveryCommand.Submit("D-01",
            Handover() with { Evidence = [new(stored!.Digest, "page.html", stored.Bytes, null, [], [])] }));
        using var owner = await server.As(Petra);
        using var answer = await owner.GetAsync($"evidence/{stored.Digest.Hex}", Ct);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var kept = Path.Combine(server.Installation.Settings.Data, "evidence", EvidenceStore.NameOf(stored.Digest));
        await File.WriteAllTextAsync(kept, "<script>alert(2)</script>", Ct);
        using var changed = await owner.GetAsync($"evidence/{stored.Digest.Hex}", Ct);
        Assert.Equal(HttpStatusCode.Gone, changed.StatusCode);
        Assert.Contains("evidence.changed", await changed.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        File.Delete(kept);
        using var gone = await owner.GetAsync($"evidence/{stored.Digest.Hex}", Ct);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        using var stranger = await server.As(Stranger);
        using var unseen = await stranger.GetAsync($"evidence/{stored.Digest.Hex}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
    }
}
