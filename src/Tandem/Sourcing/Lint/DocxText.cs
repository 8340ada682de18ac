using Tandem.Hosting;

namespace Tandem.Sourcing.Lint;

/// <summary>Reads the text of Word files.</summary>
static class DocxText
{
    const string Document = "word/document.xml";

    static readonly OfficeKind Word = new(".docx", ".docm", BriefLimits.UnpackedBytesMax, BriefLimits.PartsMax,
        nameof(BriefLimits));

    public static (BriefText? Text, BriefRefused? Refused) Read(byte[] bytes, string name)
    {
        var (text, fault) = OfficePackage.Read<BriefText>(bytes, name, Word, Read);
        return (text, fault is { } wrong ? new(wrong.Reason, wrong.Line, wrong.Column) : null);
    }

    static (BriefText?, OfficeFault?) Read(OfficePackage package)
    {
        if (!package.Has(Document))
            return (null, new("It is a zip file, but no Word document: word/document.xml is missing."));
        using var xml = package.Open(Document);
        return (new(DocxBody.Read(xml), "docx", "utf-8"), null);
    }
}
