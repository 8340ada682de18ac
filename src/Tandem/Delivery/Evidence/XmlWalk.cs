using System.Globalization;
using System.Text;
using System.Xml;

namespace Tandem.Delivery.Evidence;

/// <summary>Walks an XML file from element to element in bounded memory.</summary>
/// <remarks>Every element opens and closes, also an empty one. Attributes are there while it opens.</remarks>
sealed class XmlWalk : IDisposable
{
    const int TextLengthMax = 1000;

    readonly XmlReader reader;
    readonly EvidenceLimits limits;
    readonly List<string> path = [];
    bool opens, closesNext;
    long elements;

    public XmlWalk(XmlText text, EvidenceLimits limits)
    {
        this.limits = limits;
        Document = text;
        // References to control characters are as harmless as the characters themselves; see XmlText.
        reader = XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
    }

    /// <summary>The file's prolog.</summary>
    public XmlText Document { get; }

    /// <summary>The local name of the element that opens or closes.</summary>
    public string Name => path[^1];

    /// <summary>The namespace of the element that opens.</summary>
    public string Namespace => reader.NamespaceURI;

    /// <summary>The local name of the element around it; empty for the root.</summary>
    public string Parent => path.Count > 1 ? path[^2] : "";

    /// <summary>1 for the root.</summary>
    public int Depth => path.Count;

    public bool Opens(string name) => opens && Name == name;

    public bool Closes(string name) => !opens && Name == name;

    /// <summary>An element opens now; otherwise one closes.</summary>
    public bool OpensAny => opens;

    /// <summary>The attribute of the element that opens, or null.</summary>
    public string? this[string attribute] => reader.GetAttribute(attribute);

    /// <summary>A whole, non-negative number in an attribute, or null.</summary>
    public long? Count(string attribute) =>
        long.TryParse(this[attribute], NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var n) && n <= EvidenceLimits.FigureMax
            ? n : null;

    /// <summary>A decimal number in an attribute, or null.</summary>
    public decimal? Number(string attribute) => NumberIn(this[attribute]);

    /// <summary>The decimal number in a text, or null.</summary>
    public static decimal? NumberIn(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n)
            && Math.Abs(n) <= EvidenceLimits.FigureMax ? n : null;

    /// <summary>The attribute of the element that opens as a word with its place, or null.</summary>
    public PlacedWord? Word(string attribute) => this[attribute] is { } text ? new(text, At) : null;

    /// <summary>Where the walk stands.</summary>
    public TextPlace At => reader is IXmlLineInfo at ? new(at.LineNumber, at.LinePosition) : default;

    /// <summary>Where the walk stands, for an error.</summary>
    public string Place => $"{At}: ";

    /// <summary>Steps to the next opening or closing of an element; false at the end of the file.</summary>
    public bool Read()
    {
        if (!opens && path.Count > 0) path.RemoveAt(path.Count - 1);
        if (closesNext)
        {
            (opens, closesNext) = (false, false);
            return true;
        }
        while (Advance())
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Open();
                    return true;
                case XmlNodeType.EndElement:
                    opens = false;
                    return true;
            }
        return false;
    }

    void Open()
    {
        path.Add(reader.LocalName);
        (opens, closesNext) = (true, reader.IsEmptyElement);
        if (path.Count > limits.DepthMax) throw Limit($"elements are nested deeper than {limits.DepthMax} levels");
        if (++elements > limits.ElementsMax) throw Limit($"the file holds more than {limits.ElementsMax} elements");
    }

    UnreadableEvidenceException Limit(string reason) => new(Place + reason) { WhateverItClaims = true };

    /// <summary>The text of the element that opens, shortened; the walk then stands where it closes.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        if (closesNext) Read();
        while (opens && Advance() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
                throw new UnreadableEvidenceException($"{Place}expected only text in {Name}");
            if (text.Length < TextLengthMax)
                text.Append(reader.Value.AsSpan(0, Math.Min(reader.Value.Length, TextLengthMax)));
        }
        opens = false;
        return text.ToString().Trim();
    }

    /// <summary>The same with the place of the element.</summary>
    public PlacedWord TextWord()
    {
        var at = At;
        return new(Text(), at);
    }

    bool Advance()
    {
        try
        {
            return reader.Read();
        }
        catch (XmlException wrong)
        {
            var reason = wrong.Message.Split(" Line ")[0].TrimEnd('.');
            throw new UnreadableEvidenceException(string.Create(CultureInfo.InvariantCulture,
                $"line {wrong.LineNumber}, column {wrong.LinePosition}: the XML is broken: {reason}"), wrong);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();
}
