using Tandem.Domain;

namespace Tandem.Accounts;

static class FormErrors
{
    /// <summary>What the refusal says about one field of the form, or null.</summary>
    public static string? At(this Refusal? refusal, string field) => refusal?.Field == field ? refusal.Reason : null;
}
