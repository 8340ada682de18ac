namespace Tandem.Delivery.Evidence;

/// <summary>How a result or an override names a rule.</summary>
/// <param name="Invocation">Which invocation found the result; -1 is unknown.</param>
/// <param name="Component">-1 is the driver, others are extensions.</param>
/// <param name="Index">Where the rule stands in its component; -1 is unknown.</param>
/// <param name="Id">The rule's id, or null.</param>
/// <param name="Guid">The rule's own guid, or null.</param>
/// <param name="Owner">The guid or name of the component where that has no index; or null.</param>
readonly record struct SarifRuleReference(
    int Invocation, int Component, int Index, string? Id, string? Guid = null, string? Owner = null)
{
    public static SarifRuleReference Unknown { get; } = new(-1, -1, -1, null);

    /// <summary>This reference with what a reference in the file adds to it.</summary>
    public SarifRuleReference Read(JsonTokens json)
    {
        var rule = this;
        foreach (var name in json.Members())
            switch (name)
            {
                case "id": rule = rule with { Id = json.Text() ?? rule.Id }; break;
                case "guid": rule = rule with { Guid = json.Text() ?? rule.Guid }; break;
                case "index": rule = rule with { Index = IndexAt(json, rule.Index) }; break;
                case "toolComponent": rule = rule.ReadComponent(json); break;
            }
        return rule;
    }

    SarifRuleReference ReadComponent(JsonTokens json)
    {
        var rule = this;
        string? guid = null, title = null;
        foreach (var name in json.Members())
            if (name == "index") rule = rule with { Component = IndexAt(json, rule.Component) };
            else if (name == "guid") guid = json.Text();
            else if (name == "name") title = json.Text();
        return rule.Component < 0 ? rule with { Owner = guid ?? title } : rule;
    }

    public SarifRuleReference ReadProvenance(JsonTokens json)
    {
        var rule = this;
        foreach (var name in json.Members())
            if (name == "invocationIndex") rule = rule with { Invocation = IndexAt(json, rule.Invocation) };
        return rule;
    }

    /// <summary>An index; minus one is the format's way to say that there is none.</summary>
    public static int IndexAt(JsonTokens json, int otherwise) =>
        json.Number() is { } n and >= 0 and <= int.MaxValue && n == decimal.Truncate(n) ? (int)n : otherwise;
}
