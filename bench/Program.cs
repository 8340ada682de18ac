using Tandem.Bench;
using Tandem.Bench.Running;

const int Wrong = 2;

var results = new Measured();
switch (args)
{
    case ["commands"]:
        await Product.Build();
        await Commands.Run(results);
        break;
    case ["append-speed", .. var engines]:
        await AppendSpeed.Run(engines);
        break;
    case ["verify-speed"]:
        await VerifySpeed.Run();
        break;
    default:
        Console.Error.WriteLine("Name a measurement; docs/performance.md lists them: commands");
        return Wrong;
}
results.Print();
return 0;
