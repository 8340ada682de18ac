using System.Net;
using System.Net.Http.Headers;
using NodaTime;
using Tandem.Domain.Delivery;
using Tandem.Hosting.Access;
using static Tandem.Tests.ClaimsPortal;

namespace Tandem.Tests.Hosting.Api;

/// <summary>An account that may write nothing but the data directory serves uploads of any size.</summary>
public class TakingUploadsIntoItsOwnFolder
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_file_is_taken_where_the_machines_folder_for_passing_files_is_closed()
    {
        await using var seeded = await ApiServer.Open(postgres: null, SystemClock.Instance);
        await seeded.Ask(Sofia, new DeliveryCommand.ApproveBaseline());
        await seeded.Ask(Devi, new DeliveryCommand.Start("D-01"));
        var data = seeded.Installation.Settings.Data;
        var token = await seeded.TokenOf(Devi, Scope.Deliver);
        await seeded.Stop();

        using var product = await ServedProduct.Start(data, null, Ct, passing: Path.Combine(data, "nowhere"));
        using var client = new HttpClient { BaseAddress = new(product.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Ready for review."), "note" },
            { new ByteArrayContent(new byte[300_000]), "evidence", "screens.bin" },
        };
        using var answer = await client.PostAsync(
            "/api/v1/engagements/claims-portal/deliverables/D-01/submissions", form, Ct);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        // The answer is sent before the request is put away with what it buffered.
        for (var looks = 0; looks < 100 && Left(data).Any(); looks++) await Task.Delay(100, Ct);
        Assert.Empty(Left(data));
    }

    static IEnumerable<string> Left(string data) => Directory.EnumerateFiles(Path.Combine(data, "arriving"));
}
