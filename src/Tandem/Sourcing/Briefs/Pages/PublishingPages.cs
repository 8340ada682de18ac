using Tandem.Domain;
using Tandem.Domain.Sourcing.Briefs;
using Tandem.Hosting;
using Tandem.Hosting.Access;

namespace Tandem.Sourcing.Briefs.Pages;

/// <summary>The settings page on which an organisation says under which prefix it publishes tenders.</summary>
static class PublishingPages
{
    public const string Path = "/settings/publishing";

    public static void MapPublishing(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Session session, PublisherShelf shelf, CancellationToken ct) =>
            Show(session, shelf, typed: null, refusal: null, ct));
        pages.MapPost(Path, Set);
    }

    static async Task<IResult> Set(HttpRequest request, Session session, PublisherShelf shelf, PublisherDesk desk,
        CancellationToken ct)
    {
        var typed = new Typed(await request.ReadFormAsync(ct)).Text("ocidPrefix");
        var answer = await desk.Ask(session.Asker, PublisherStream.Key, new PublisherCommand.SetPrefix(typed), ct);
        return answer.Why is { } refusal ? await Show(session, shelf, typed, refusal, ct) : Results.LocalRedirect(Path);
    }

    static async Task<IResult> Show(Session session, PublisherShelf shelf, string? typed, Refusal? refusal,
        CancellationToken ct) => Page.Show<PublishingPage>(new
        {
            (await shelf.Read(session.Asker.Organisation, PublisherStream.Key, ct)).Prefix,
            Typed = typed,
            session.Administrator,
            Refusal = refusal,
        }, Page.StatusOf(refusal));
}
