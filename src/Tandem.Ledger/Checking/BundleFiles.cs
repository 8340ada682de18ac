namespace Tandem.Ledger.Checking;

// What lies where in a bundle.
static class BundleFiles
{
    public const string Manifest = "bundle.json";
    public const string Checkpoint = "checkpoint";
    public const string Checkpoints = "checkpoints.txt";
    public const string Records = "records.ndjson";
    public const string Payloads = "payloads.ndjson";
    public const string EvidenceList = "evidence.txt";
    public const string EvidenceFolder = "evidence";
    public const string TileFolder = "tile";

    public static readonly string[] Single =
        [Manifest, Checkpoint, Checkpoints, Records, Payloads, EvidenceList];
}
