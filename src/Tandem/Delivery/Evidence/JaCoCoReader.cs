using Tandem.Domain.Delivery;

namespace Tandem.Delivery.Evidence;

/// <summary>JaCoCo: the counters of the report; those of its packages only show whether they agree.</summary>
static class JaCoCoReader
{
    sealed class Counter(string type, string fact, string what)
    {
        public string Type => type;
        public string Fact => fact;
        public string What => what;
        public Portion? Root { get; set; }
        public Portion? Packages { get; set; }
    }

    // The root's name is a common word, so the DOCTYPE or the one attribute that the tool writes must bear it out.
    public static bool Claims(XmlWalk xml) => xml.Name == "report" && xml.Namespace.Length == 0
        && (xml.Document.DocumentType.Contains("jacoco", StringComparison.OrdinalIgnoreCase) || HasContent(xml));

    // Some build tools strip the DOCTYPE; then the first element inside tells.
    static bool HasContent(XmlWalk xml) =>
        xml["name"] is not null && xml.Read() && xml.OpensAny && xml.Name is "sessioninfo" or "group" or "package";

    public static void Read(XmlWalk xml, FactSheet sheet)
    {
        Counter[] counters =
        [
            new("LINE", "coverage.line", "lines"),
            new("BRANCH", "coverage.branch", "branches"),
        ];
        do
            if (xml.Opens("counter") && counters.FirstOrDefault(each => each.Type == xml["type"]) is { } counter)
                Take(xml, counter);
        while (xml.Read());
        foreach (var counter in counters) Write(counter, sheet);
    }

    static void Take(XmlWalk xml, Counter counter)
    {
        if (xml.Parent is not ("report" or "package")) return;
        if (xml.Count("missed") is not { } missed || xml.Count("covered") is not { } covered)
            throw new UnreadableEvidenceException($"{xml.Place}expected a counter with missed and covered");
        if (xml.Parent == "report") counter.Root = new(covered, missed + covered);
        else
        {
            var sum = counter.Packages ?? default;
            counter.Packages = new(sum.Covered + covered, sum.Valid + missed + covered);
        }
    }

    static void Write(Counter counter, FactSheet sheet)
    {
        if ((counter.Root ?? counter.Packages) is not { } total) return;
        sheet.AddShare(counter.Fact, total.Covered, total.Valid);
        if (counter is { Root: { } root, Packages: { } packages } && root != packages)
            sheet.Warn($"The report states {root.Covered} of {root.Valid} {counter.What}, its packages hold "
                + $"{packages.Covered} of {packages.Valid}; the report's own total is used.");
    }
}
