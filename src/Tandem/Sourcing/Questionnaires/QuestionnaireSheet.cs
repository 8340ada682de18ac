using System.Globalization;
using Tandem.Domain.Sourcing;
using Tandem.Domain.Sourcing.Evaluation;
using Tandem.Domain.Sourcing.Questionnaires;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Shared;

namespace Tandem.Sourcing.Questionnaires;

/// <summary>One thing that is wrong with a spreadsheet.</summary>
/// <param name="Sheet">The sheet, or the file where it cannot be opened.</param>
/// <param name="Cell">The cell, such as C4; or null.</param>
/// <param name="Found">What is there.</param>
/// <param name="Expected">What should be.</param>
public sealed record SheetError(string Sheet, string? Cell, string Found, string Expected);

/// <summary>What a candidate filled in.</summary>
sealed record FilledSheet(Sequence<AnswerEdit> Answers, Money? Price);

/// <summary>The questionnaire as a spreadsheet: written with what is answered so far, and read again.</summary>
static class QuestionnaireSheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The sheet that is read; its names stay the same in every language, so that files can be exchanged.
    /// </summary>
    public const string Name = "Questionnaire";

    const string PriceRow = "price", Yes = "yes", No = "no";

    // By what stands in this column it is known whether somebody changed an answer after the download. Sheets of
    // before it, or without it, replace what is there.
    const string ReadHead = "As downloaded", ReadColumn = "E";

    static readonly string[] Heads = ["Key", "Question", "Your answer", "Met: yes or no"];

    static readonly OfficeKind Workbook = new(".xlsx", ".xlsm", SheetLimits.UnpackedBytesMax, SheetLimits.PartsMax,
        nameof(SheetLimits));

    /// <summary>The workbook of a candidate. A price is never written: it lies in its envelope.</summary>
    public static byte[] Write(CandidateEntry entry)
    {
        var set = entry.Case.Evaluation.Criteria!;
        var rows = new List<string[]> { (string[])[.. Heads, ReadHead] };
        rows.AddRange(set.KnockOuts.Select(each => Row(entry.Own, each.Key, $"{each.Title}. {each.Question}")));
        rows.AddRange(set.AskedOfCandidates().Select(each =>
            Row(entry.Own, each.Key, $"{each.Title}. {each.Question}")));
        rows.Add([PriceRow, QuestionnaireTexts.SheetPrice.With(entry.Case.Currency!.Code), "", "", ""]);
        return SheetWriting.Workbook([
            (Name, [16, 60, 80, 16, 20], rows),
            (QuestionnaireTexts.SheetHelp, [110], [.. QuestionnaireTexts.SheetHelpText.Split('|').Select(line =>
                new[] { line })]),
        ]);
    }

    /// <summary>What was filled in, or everything that is wrong with it: then nothing of it is taken.</summary>
    public static async Task<(FilledSheet?, IReadOnlyList<SheetError>)> Read(IFormFile? file, SourcingCase known,
        Questionnaire own, CancellationToken ct)
    {
        if (file is null or { Length: 0 })
            return (null, [new("—", null, QuestionnaireTexts.FoundNoFile, QuestionnaireTexts.ExpectedSheet)]);
        if (file.Length > SheetLimits.BytesMax)
            return (null, [new(file.FileName, null, QuestionnaireTexts.FoundTooLarge,
                QuestionnaireTexts.ExpectedSize.With(SheetLimits.BytesMax / (1024 * 1024)))]);
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, ct);
        return Read(memory.ToArray(), file.FileName, known, own);
    }

    /// <summary>The same of bytes.</summary>
    public static (FilledSheet?, IReadOnlyList<SheetError>) Read(byte[] bytes, string name, SourcingCase known,
        Questionnaire own)
    {
        var (cells, fault) = OfficePackage.Read<SheetCells>(bytes, name, Workbook, package =>
            SheetCells.Read(package, Name));
        if (cells is null)
            return (null, [new(name, null, fault!.Reason, QuestionnaireTexts.ExpectedSheet)]);
        var errors = Heads.Index().Where(head => cells[SheetWriting.ColumnOf(head.Index) + "1"].Text != head.Item)
            .Select(head => new SheetError(Name, SheetWriting.ColumnOf(head.Index) + "1",
                Shown(cells[SheetWriting.ColumnOf(head.Index) + "1"]), $"“{head.Item}”")).ToList();
        return errors.Count > 0 ? (null, errors) : new SheetReading(cells, known, own).Read();
    }

    /// <summary>What a cell holds, shortened for an error.</summary>
    public static string Shown(SheetCell cell) => cell.Fault
        ?? (cell.Text.Length == 0 ? QuestionnaireTexts.FoundNothing
            : $"“{(cell.Text.Length > 60 ? cell.Text[..60] + "…" : cell.Text)}”");

    static string[] Row(Questionnaire own, string key, string question)
    {
        var answer = own.AnswerTo(key);
        return [key, question, answer?.Text ?? "", answer?.Met switch { true => Yes, false => No, _ => "" },
            AnswerEdit.PrintOf(answer)];
    }

    sealed class SheetReading(SheetCells cells, SourcingCase known, Questionnaire own)
    {
        readonly List<SheetError> errors = [];
        readonly List<AnswerEdit> answers = [];
        readonly HashSet<string> seen = [];
        Money? price;

        public (FilledSheet?, IReadOnlyList<SheetError>) Read()
        {
            for (var row = 2; row <= cells.LastRow; row++) Take(row.ToString(CultureInfo.InvariantCulture));
            return errors.Count > 0 ? (null, [.. errors.Take(SheetLimits.ErrorsMax)])
                : (new(answers.ToSequence(), price), []);
        }

        void Take(string row)
        {
            var key = cells["A" + row];
            if (key.Text.Length == 0 && key.Fault is null && cells["C" + row].Text.Length == 0
                && cells["D" + row].Text.Length == 0) return;
            var isKnockOut = known.Evaluation.Criteria!.KnockOuts.Any(each => each.Key == key.Text);
            if (key.Text != PriceRow && !known.Evaluation.Criteria.Asks(key.Text))
                Wrong("A" + row, QuestionnaireTexts.ExpectedKey);
            else if (!seen.Add(key.Text)) Wrong("A" + row, QuestionnaireTexts.ExpectedOnce);
            else if (key.Text == PriceRow) TakePrice("C" + row);
            else TakeAnswer(key.Text, isKnockOut, row);
        }

        void TakePrice(string place)
        {
            if (cells[place].Fault is not null
                || QuestionnaireForm.PriceIn(cells[place].Text, known, out price) is not null
                || price is { Minor: <= 0 or > SourcingLimits.PriceMinorMax })
                Wrong(place, QuestionnaireTexts.ExpectedPrice.With(known.Currency!.Code));
        }

        // A cell that is left empty changes nothing of what is answered already.
        void TakeAnswer(string key, bool isKnockOut, string row)
        {
            var (textAt, metAt) = ("C" + row, "D" + row);
            var (text, met) = (cells[textAt], cells[metAt].Text.Trim().ToLowerInvariant());
            if (text.Fault is not null) Wrong(textAt, QuestionnaireTexts.ExpectedText);
            else if (text.Text.Length > SourcingLimits.TextCharactersMax)
                Wrong(textAt, QuestionnaireTexts.ExpectedShorter.With(SourcingLimits.TextCharactersMax));
            else if (text.Text.Any(each => char.IsControl(each) && each is not ('\n' or '\r' or '\t')))
                Wrong(textAt, QuestionnaireTexts.ExpectedPrintable);
            if (cells[metAt].Fault is not null || met is not ("" or Yes or No) || met.Length > 0 && !isKnockOut)
                Wrong(metAt, isKnockOut ? QuestionnaireTexts.ExpectedYesNo : QuestionnaireTexts.ExpectedEmpty);
            if (text.Text.Trim().Length > 0 || met.Length > 0)
                answers.Add(new(new(key, met switch { Yes => true, No => false, _ => own.AnswerTo(key)?.Met },
                    text.Text.Trim() is { Length: > 0 } said ? said : own.AnswerTo(key)?.Text ?? ""), ReadIn(row)));
        }

        string? ReadIn(string row) => cells[ReadColumn + "1"].Text == ReadHead
            && cells[ReadColumn + row].Text.Trim() is { Length: > 0 } print ? print : null;

        void Wrong(string place, string expected) => errors.Add(new(Name, place, Shown(cells[place]), expected));
    }
}
