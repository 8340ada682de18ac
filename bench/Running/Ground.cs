using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using NodaTime;
using Tandem.Agreement;
using Tandem.Domain;
using Tandem.Domain.Agreement;
using Tandem.Domain.Delivery;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.Access;
using Tandem.Hosting.People;
using Tandem.Portfolio;
using SystemClock = NodaTime.SystemClock;

namespace Tandem.Bench.Running;

/// <summary>A data directory that is filled by real commands before the product is started on it.</summary>
sealed class Ground : IAsyncDisposable
{
    public static readonly Id<Person> Owner = new(new Guid(1, 0, 0, new byte[8])),
        Partner = new(new Guid(2, 0, 0, new byte[8])), Another = new(new Guid(3, 0, 0, new byte[8]));

    /// <summary>A test report that meets nothing and breaks nothing.</summary>
    public static readonly EvidenceFile Report = new(new(new string('a', 64)), "junit.xml", Bytes: 1_200, "JUnit XML",
        [new FactValue("tests.failed", 0)], Warnings: []);

    const int AtOnce = 64;

    static readonly Currency Euro = Currency.Of("EUR");
    static readonly Playbooks Playbooks = Playbooks.Load(Playbooks.Shipped);
    readonly string? postgres;
    readonly Installation installation;
    readonly WebApplication host;

    Ground(string data, string? postgres, Installation installation, WebApplication host) =>
        (Data, this.postgres, this.installation, this.host) = (data, postgres, installation, host);

    public string Data { get; }

    public Installation Installation => installation;

    public Id<Organisation> Organisation { get; } = new(new Guid(9, 0, 0, new byte[8]));

    /// <summary>
    /// The lines of headers by which the client's and the partner's person ask the API, and the client's a page.
    /// </summary>
    public string OwnerToken { get; private set; } = "";

    public string PartnerToken { get; private set; } = "";

    public string OwnerCookie { get; private set; } = "";

    /// <summary>The day before which everything here happened.</summary>
    public static LocalDate Today { get; } = SystemClock.Instance.GetCurrentInstant().InUtc().Date;

    public static async Task<Ground> Break(string? postgres = null)
    {
        var data = Directory.CreateTempSubdirectory("tandem-bench-").FullName;
        var settings = Settings.Read(setting =>
            setting.Name switch { "data" => data, "postgres" => postgres, "port" => "0", _ => null });
        var installation = await Installation.Open(settings, SystemClock.Instance, default);
        var host = Serve.Compose(installation, services => services.AddLogging(logging => logging.ClearProviders()));
        var ground = new Ground(data, postgres, installation, host);
        await ground.Settle();
        return ground;
    }

    async Task Settle()
    {
        var organisations = host.Services.GetRequiredService<Organisations>();
        await organisations.Found(
            Organisation, "Northgate", Profile(Owner, "Olga Owner", Side.Client), passwordHash: null, default);
        var directory = host.Services.GetRequiredService<PeopleDirectory>();
        await directory.Add(Organisation, Profile(Partner, "Pavel Partner", Side.Partner), default);
        await directory.Add(Organisation, Profile(Another, "Otto Owner", Side.Client), default);
        var founded = (await organisations.Current(default))!;
        await installation.Desk.Found(founded, Owner);
        await ReadTableUpkeep.BringUpToDate(installation.Ledger, installation.Clock, default);
        (OwnerToken, PartnerToken) = (await Token(Owner), await Token(Partner));
        OwnerCookie = await Cookie(founded);
    }

    async Task<string> Token(Id<Person> person)
    {
        var session = new Session(Organisation, "Northgate", person, "", false, false, "bench", null, [], null);
        var (text, _) = await host.Services.GetRequiredService<Tokens>().Issue(session,
            new("bench", Scopes.Every.Where(each => each != Scope.Admin).ToSequence(), null, Days: 1), default);
        return $"Authorization: Bearer {text}";
    }

    // As signing in does it.
    async Task<string> Cookie(Organisation organisation)
    {
        var id = await host.Services.GetRequiredService<Sessions>().Begin(organisation.Id, Owner, "bench", default);
        var cookies = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(SessionCookie.Scheme);
        var now = DateTimeOffset.UtcNow;
        var ticket = new AuthenticationTicket(new(new ClaimsIdentity([new("session", id)], SessionCookie.Scheme)),
            new() { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, SessionCookie.Scheme);
        return $"Cookie: {cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>Opens an engagement whose plan runs for a year from its first day, and approves its baseline.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="deliverables">How many deliverables it has, D-0001 and on.</param>
    /// <param name="daysAgo">How long ago its plan began.</param>
    /// <param name="owned">Whether the person whose pages are measured holds roles in it.</param>
    public async Task Engage(string key, int deliverables, int daysAgo, bool owned = true)
    {
        var start = Today.PlusDays(-daysAgo);
        var owner = owned ? Owner : Another;
        var promised = Enumerable.Range(1, deliverables).Select(number => new DescribedDeliverable($"D-{number:d4}",
            $"Deliverable number {number}", null, new Money(100_000 + number * 100, Euro),
            start.PlusDays(10 + 355 * number / deliverables),
            null, [new("C1", "judged by product-owner: \"The script passes\"")])).ToList();
        var terms = new Terms($"Engagement {key}", "Northgate Insurance", "Brightwater Software",
            EngagementModel.Project, Euro, "UTC", start,
            start.PlusDays(366), Money.Sum(promised.Select(each => each.Value), Euro), new(100_000, Euro),
            Terms.ReviewDaysDefault, default);
        var described = new EngagementDescription(key, terms,
            [Takes(owner, Side.Client), Takes(Partner, Side.Partner)], [], [],
            promised.Chunk(100).Select((part, number) =>
                new DescribedRelease($"R{number + 1}", $"Release {number + 1}", part.ToSequence())).ToSequence(),
            []);
        await Ask(owner, key, [new AgreementCommand.Open(described, Playbooks.Rights, Playbooks.Calendars)],
            administrator: true);
        await Ask(owner, key, [new DeliveryCommand.ApproveBaseline()]);
    }

    /// <summary>Does something for each of many, some at once, so that they share commits.</summary>
    public static Task Together<T>(IEnumerable<T> many, Func<T, Task> what) => Parallel.ForEachAsync(
        many, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (each, _) => await what(each));

    public async Task Ask(Id<Person> person, string key, IReadOnlyList<EngagementCommand> commands,
        bool administrator = false)
    {
        var answer = await installation.Desk.Ask(new(Organisation.ToString(), person, administrator),
            key, commands, new());
        if (answer is not Answer.Recorded) throw new InvalidOperationException($"{key}: {answer}");
    }

    /// <summary>Closes the database, which the product opens then.</summary>
    public async Task<Product> Open()
    {
        await host.DisposeAsync();
        await installation.DisposeAsync();
        return await Product.Serve(Data, postgres);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await installation.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    static DescribedPerson Takes(Id<Person> person, Side side) =>
        new(new(person, side, "UTC", new(9, 0), new(17, 30), null),
            Roles.Every.Where(role => role != Role.Auditor && Roles.SideOf(role) == side).ToSequence());

    static Profile Profile(Id<Person> person, string name, Side side) =>
        new(person, name, $"{person}@example.org", "Example", side);
}
