using System.CommandLine;

var tandem = new RootCommand("Tandem: govern outsourced software work together with your partner.");
return await tandem.Parse(args).InvokeAsync();
