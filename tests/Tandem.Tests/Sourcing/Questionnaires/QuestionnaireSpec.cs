using NodaTime;
using Tandem.Domain.Governance;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using static Tandem.Tests.Sourcing.Cases.CaseSpec;

namespace Tandem.Tests.Sourcing.Questionnaires;

/// <summary>Northwind (P-1) holds one link of the prepared case, Bright (P-2) another; both until 16 March.</summary>
static class QuestionnaireSpec
{
    public static readonly Id<Person> Northwind = new(new Guid(61, 0, 0, new byte[8])),
        Bright = new(new Guid(62, 0, 0, new byte[8]));

    public static readonly LocalDate Until = new(2026, 3, 16), After = new(2026, 3, 17);

    public static SourcingCase Invited => Asked(Prepared, Lena, Invite("P-1", Northwind), Invite("P-2", Bright));

    public static SourcingCase Answered => Asked(Invited, Northwind, Save(new("ip", true, "Clause 7."),
        new("process", null, "Reviewed by two."), new("people", null, "Twelve.")));

    public static SourcingCase Submitted => Asked(Answered, Northwind, Seal(400),
        new QuestionnaireCommand.SubmitQuestionnaire());

    public static QuestionnaireCommand.InviteCandidate Invite(string candidate, Id<Person> holder,
        LocalDate? until = null) => new(candidate, holder, new(new string('c', 64)), until ?? Until);

    public static QuestionnaireCommand.SaveAnswers Save(params QuestionAnswer[] answers) =>
        new([.. answers.Select(each => new AnswerEdit(each, Read: null))]);

    public static QuestionnaireCommand.SealOwnPrice Seal(long euros) => new(Letter(euros), "contents");

    public static PriceLetter Letter(long euros) => new(new(euros * 100, Currency.Of("EUR")), "salt");

    public static QuestionnaireCommand.AttachFile Attach(string question, char digest, long bytes = 10) =>
        new(new(question, new(new string(digest, 64)), "how.pdf", bytes));
}
