using Tandem.Domain.Sourcing.Briefs;

namespace Tandem.Demo;

/// <summary>What the case of the provider portal asks for.</summary>
static class ProviderBrief
{
    /// <summary>As it was kept on the way.</summary>
    public static IReadOnlyList<SectionText> Begun { get; } =
    [
        new("problem", """
            Providers ask by telephone how their claims stand.

            - Calls about the state of a claim fall from 2,300 to 800 a week within six months of launch.
            - Claims sent back as incomplete fall from 18 to 7 percent within nine months of launch.
            """),
        new("scope", "The deliverables are a web portal for providers, its interface to the claims ledger, etc."),
    ];

    /// <summary>As it was saved.</summary>
    public static IReadOnlyList<SectionText> Whole { get; } =
    [
        Begun[0],
        new("responsibility", "This is software outsourcing of a defined result. The supplier owns the delivery of the "
            + "result and directs its own people; our product owner decides on scope and acceptance within 3 working "
            + "days."),
        new("scope", "The deliverables are a web portal for providers, its interface to the claims ledger, training "
            + "material and a report of the pilot. Migration of old correspondence is not included."),
        new("team", "The stack is PostgreSQL and TypeScript. Key personnel are the technical lead and the designer; "
            + "a replacement needs our consent. Sub-contractors are named in the offer and bound by the same duties."),
        new("rhythm", "Sprints last two weeks and end with a demonstration of the working software to our product "
            + "owner. Working hours overlap by at least four hours a day."),
        new("systems", "It reads claims from the ledger through its REST interface; a test environment with synthetic "
            + "data is ready. Production data is not used for development."),
        new("quality", "OWASP ASVS level 2, no medium or high vulnerability at release; WCAG 2.2 AA; automated tests "
            + "with 85 percent branch coverage."),
        new("rights", "All source code, documentation and data are the property of the client from the moment they "
            + "are made."),
        new("acceptance", "The product owner accepts or rejects each deliverable against the acceptance criteria in "
            + "annex B within 10 working days."),
        new("price", "A fixed price, 30% payment upon acceptance of the pilot and 70% upon final acceptance; "
            + "15 percent of the budget is kept for changes."),
        new("changes", "Either side files a change request with effort and effect; the product owner decides up to "
            + "10,000 GBP, the sponsor beyond."),
        new("dates", "Questions until 17 April, proposals due 8 May."),
    ];

    /// <summary>What was mended a week later.</summary>
    public static IReadOnlyList<SectionText> Mended { get; } =
    [
        new("maintenance", "A warranty of 90 days and a year of maintenance; three knowledge transfer sessions; "
            + "either side may terminate on 30 days' notice."),
        new("dates", "Questions until 17 April, proposals due 8 May, demonstrations in the week after."),
    ];
}
