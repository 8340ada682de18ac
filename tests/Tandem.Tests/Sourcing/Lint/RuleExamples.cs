namespace Tandem.Tests.Sourcing.Lint;

/// <summary>For each rule a brief in which it speaks, and one that differs from it by the fix.</summary>
static class RuleExamples
{
    /// <summary>A brief for a project at a fixed price that no rule finds anything in.</summary>
    public const string Project = """
        # Software outsourcing: development of a web application for renewals

        ## Purpose
        Reduce the processing time of an order from 12 to 8 minutes, and the error rate by 30 percent.

        ## Scope of work
        The vendor shall build a web application to the functional specification in annex A.
        It meets WCAG 2.2 AA, and the security requirements of OWASP ASVS; a penetration test precedes the release.
        Automated tests come with the code; test coverage is at least 90 percent.
        Every two weeks the vendor gives a demonstration of the working software.

        ## Acceptance
        Acceptance criteria are in annex B. The product owner accepts or rejects within 5 working days.

        ## Price
        The contract is awarded at a fixed price of $80,000.
        40% payment upon acceptance of the pilot, 60% payment upon final acceptance.
        The project budget covers maintenance during the first year after launch.

        ## Terms
        All source code and documentation are the property of the client: intellectual property passes on payment.
        Changes follow the change request procedure. Key personnel are the technical lead and the designer.
        Subcontractors need the client's consent. Either side may terminate on 30 days' notice.
        The vendor gives knowledge transfer sessions at the handover.

        """;

    /// <summary>A brief for a team on time and materials that no rule finds anything in.</summary>
    public const string Team = """
        # A dedicated team for the claims portal

        ## Purpose
        Reduce the waiting time of a claim from 9 to 4 days.

        ## Scope of work
        An agile team works in two week sprints on the product backlog that our product owner prioritizes.
        Each sprint ends with a sprint review and a demonstration of the working software.
        Acceptance criteria and test coverage of at least 90 percent are part of the definition of done.
        The portal meets WCAG 2.2 AA; every vulnerability that OWASP ASVS lists is tested for.

        ## Price
        The contract is time and materials, not to exceed $400,000.

        ## Terms
        All source code is the property of the client. Changes reprioritize the backlog.
        Key personnel are the technical lead and the delivery manager. Subcontractors need consent.
        Either side may terminate on 30 days' notice; knowledge transfer and maintenance follow in the last month.

        """;

    /// <summary>The rule, where it is seen, what is changed there and to what.</summary>
    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "TB006", Project, "Automated tests come", "The vendor is solely responsible for the delivery and works "
            + "under the "
            + "direct supervision of our architect. Automated tests come" },
        { "TB007", Project, "Reduce the processing time of an order from 12 to 8 minutes, and the error rate by 30 "
            + "percent.",
            "We want better renewals." },
        { "TB008", Project, "It meets", "The application is user-friendly and robust. It meets" },
        { "TB009", Project, "to the functional specification in annex A", "and any other feature as needed" },
        { "TB010", Team, "The portal meets", "Work includes forms, letters, etc, and other tasks, "
            + "including but not limited to reports. The portal meets" },
        { "TB011", Team, "Each sprint ends", "The deliverable is 160 hours per month. Each sprint ends" },
        { "TB012", Project, "in annex B", "TBD" },
        { "TB013", Project, "Acceptance criteria are in annex B. The product owner accepts or rejects within 5 "
            + "working days.\n",
            "The product owner looks at the result within 5 working days.\n" },
        { "TB014", Project, "The product owner accepts", "The deliverables are accepted by the vendor. The product "
            + "owner accepts" },
        { "TB015", Project, "Acceptance criteria are in annex B.", "The vendor shall write the acceptance criteria." },
        { "TB016", Project, "Acceptance criteria are", "What is not rejected is deemed accepted. Acceptance criteria "
            + "are" },
        { "TB017", Project, " within 5 working days", "" },
        { "TB018", Project, "gives a demonstration of the working software", "reports" },
        { "TB019", Team, "Each sprint ends", "Reports give the percent complete. Each sprint ends" },
        { "TB020", Project, "a penetration test precedes the release.\nAutomated tests come with the code; test "
            + "coverage is at "
            + "least 90 percent.", "encryption." },
        { "TB021", Project, "It meets WCAG 2.2 AA, and", "It meets" },
        { "TB022", Project, "All source code and documentation are the property of the client: intellectual property "
            + "passes on "
            + "payment.\n", "" },
        { "TB023", Project, "All source code", "The vendor retains copyright in the code. All source code" },
        { "TB024", Project, "It meets", "It runs on the vendor's proprietary platform. It meets" },
        { "TB025", Team, ", not to exceed $400,000", ", some $400,000" },
        { "TB026", Project, " of $80,000.\n40% payment upon acceptance of the pilot, 60% payment upon final "
            + "acceptance.\n"
            + "The project budget covers", ".\nThe milestone payment plan is in annex C.\nIt covers" },
        { "TB027", Project, "40% payment upon acceptance of the pilot", "40% upon signing" },
        { "TB028", Project, "60% payment upon", "50% payment upon" },
        { "TB029", Project, "The project budget", "The contract price is $80,000; the total amount is $90,000 and "
            + "the total "
            + "amount was $95,000. The project budget" },
        { "TB030", Project, "The project budget", "The contract ends on 3 May 2026. The contract starts on 4 June "
            + "2026. "
            + "The project budget" },
        { "TB031", Project, "The project budget", "The lowest price wins. The project budget" },
        { "TB032", Project, ", and the security requirements of OWASP ASVS; a penetration test precedes the release",
            "" },
        { "TB033", Project, "Automated tests come", "The vendor develops and tests with a copy of production. "
            + "Automated tests "
            + "come" },
        { "TB034", Project, "covers maintenance during the first year after launch", "covers everything" },
        { "TB035", Project, "The vendor gives knowledge transfer sessions at the handover.\n", "" },
        { "TB036", Project, "Either side may terminate on 30 days' notice.", "" },
        { "TB037", Project, "The product owner accepts", "Somebody accepts" },
        { "TB038", Project, "The product owner accepts", "The product owner is still to be named, and accepts" },
        { "TB039", Project, "Changes follow the change request procedure. ", "" },
        { "TB040", Project, "Key personnel are the technical lead and the designer.", "" },
        { "TB041", Project, "Key personnel are", "There are 9 key personnel. They are" },
        { "TB042", Project, "Subcontractors need the client's consent. ", "" },
        { "TB043", Team, "Each sprint ends", "After the requirements freeze comes the design phase, then the "
            + "development phase "
            + "and the testing phase. Each sprint ends" },
    };
}
