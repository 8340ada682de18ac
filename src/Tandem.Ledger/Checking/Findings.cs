namespace Tandem.Ledger.Checking;

// What is wrong in one area. The first findings say where to look; of thousands that follow from one, only the number.
sealed class Findings
{
    const int ListedMax = 20;

    readonly List<Finding> listed = [];

    public IReadOnlyList<Finding> Listed => listed;

    public long LeftOut { get; private set; }

    public bool Any => listed.Count > 0;

    public void Add(Finding finding)
    {
        if (listed.Count < ListedMax) listed.Add(finding);
        else LeftOut++;
    }

    public void Add(Place place, string expected, string found) => Add(new(place, expected, found));

    public void AddAll(Findings others)
    {
        foreach (var finding in others.listed) Add(finding);
        LeftOut += others.LeftOut;
    }
}
