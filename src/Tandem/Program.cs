using System.CommandLine;
using Tandem.Forecast;
using Tandem.Hosting;

var tandem = new RootCommand("Tandem: govern outsourced software work together with your partner.")
{
    Serve.Verb(),
    EvmVerb.Verb(),
};
return await tandem.Parse(args).InvokeAsync();
