using Tandem.Hosting;
using Tandem.Sourcing.Questionnaires.Pages;

namespace Tandem.Sourcing.Questionnaires;

/// <summary>What questionnaires need and serve.</summary>
static class QuestionnaireSetup
{
    public static void AddQuestionnaires(this IServiceCollection services)
    {
        services.AddSingleton<EnvelopeKey>();
        services.AddSingleton<CandidateDoor>();
        services.AddSingleton<QuestionnaireDesk>();
    }

    public static void MapQuestionnaires(this IEndpointRouteBuilder pages, Settings settings) =>
        pages.MapQuestionnairePages(settings);
}
