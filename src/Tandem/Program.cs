using System.CommandLine;
using Tandem.Hosting;

var tandem = new RootCommand("Tandem: govern outsourced software work together with your partner.")
{
    Serve.Verb(),
};
return await tandem.Parse(args).InvokeAsync();
