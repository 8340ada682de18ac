namespace Tandem.Ledger.Checking;

// A checkpoint of the bundle, and whether those who had to sign it did; the answer may still be on its way.
sealed record StatedHead(LogHead Head, int Line, byte[] Note, Task<Finding?> Signed);

// Reads the checkpoints one by one: signed notes with an empty line between them, by rising size.
sealed class CheckpointFile(string folder, Manifest manifest, Findings findings) : IDisposable
{
    const int LinesAtOnce = 256;

    readonly LineReader reader = new(folder, BundleFiles.Checkpoints);
    readonly VerifierKey[] keys = [.. manifest.Keys.Select(each => each.Key)];
    readonly Lines lines = new();
    int next;
    long size;

    public long BytesRead => reader.BytesRead;

    // The next checkpoint, or null at the end of the file.
    public StatedHead? Next()
    {
        while (TakeNote() is var (note, line))
            try
            {
                return Read(note, line);
            }
            catch (BrokenException broken)
            {
                findings.Add(broken.Finding);
            }
        return null;
    }

    StatedHead Read(byte[] bytes, int line)
    {
        var note = SignedNote.Parse(bytes, BundleFiles.Checkpoints, line);
        var head = LogHead.Parse(note.Text, BundleFiles.Checkpoints, line);
        if (head.Origin != manifest.Origin)
            throw new BrokenException(
                new(BundleFiles.Checkpoints, line), $"the origin '{manifest.Origin}' of {BundleFiles.Manifest}",
                $"'{head.Origin}'");
        if (head.Size <= size)
            throw new BrokenException(
                new(BundleFiles.Checkpoints, line + 1), $"a size above {size}", $"{head.Size}");
        size = head.Size;
        return new(head, line, bytes, Task.Run(() => SignedProperly(note, head)));
    }

    Finding? SignedProperly(SignedNote note, LogHead head)
    {
        try
        {
            note.CheckSignedBy(manifest.KeyAt(head.Size), head.Size, keys, BundleFiles.Manifest);
            return null;
        }
        catch (BrokenException broken)
        {
            return broken.Finding;
        }
    }

    // The lines up to the empty line behind the signatures, or to the end of the file.
    (byte[] Note, int Line)? TakeNote()
    {
        if (!Fill()) return null;
        var note = new MemoryStream();
        var first = (int)lines.LineOf(next);
        for (var signatures = false; Fill(); next++)
        {
            var line = lines[next];
            if (line.IsEmpty && signatures)
            {
                next++;
                // An empty line stands between notes only.
                if (!Fill()) note.WriteByte((byte)'\n');
                break;
            }
            signatures |= line.IsEmpty;
            if (note.Length + line.Length > SignedNote.BytesMax) break;
            note.Write(line);
            if (next < lines.Count - 1 || lines.Ended) note.WriteByte((byte)'\n');
        }
        return (note.ToArray(), first);
    }

    bool Fill()
    {
        if (next < lines.Count) return true;
        reader.Read(lines, LinesAtOnce);
        next = 0;
        return lines.Count > 0;
    }

    // The file that tlog-tiles names: the last checkpoint once more.
    public static void CompareLast(string folder, byte[] last, Findings findings)
    {
        var path = Path.Combine(folder, BundleFiles.Checkpoint);
        if (!File.Exists(path))
        {
            findings.Add(new(BundleFiles.Checkpoint), "the last checkpoint", "no such file");
            return;
        }
        using var file = File.OpenRead(path);
        var found = new byte[last.Length + 1];
        var length = file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false);
        if (found.AsSpan(0, length).SequenceEqual(last)) return;
        var at = found.AsSpan(0, length).CommonPrefixLength(last);
        findings.Add(
            new(BundleFiles.Checkpoint, last.AsSpan(0, at).Count((byte)'\n') + 1, at),
            $"the last note of {BundleFiles.Checkpoints}", "another byte");
    }

    public void Dispose() => reader.Dispose();
}
