using Tandem.Bench;

const int Wrong = 2;

switch (args)
{
    case ["append-speed", .. var engines]:
        await AppendSpeed.Run(engines);
        return 0;
    case ["verify-speed"]:
        await VerifySpeed.Run();
        return 0;
    default:
        Console.Error.WriteLine("Name a measurement; docs/performance.md lists them: append-speed [sqlite] [postgres], "
            + "verify-speed");
        return Wrong;
}
