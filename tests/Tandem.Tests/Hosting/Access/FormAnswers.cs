using System.Net;

namespace Tandem.Tests.Hosting.Access;

/// <summary>What the answer to a form has to be.</summary>
static class FormAnswers
{
    /// <summary>The page again, with the code of why nothing was done.</summary>
    public static async Task IsRefused(this HttpResponseMessage answer, string code)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
