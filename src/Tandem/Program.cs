using System.CommandLine;
using Tandem.Agreement.Import;
using Tandem.Delivery;
using Tandem.Forecast;
using Tandem.Hosting;
using Tandem.Hosting.Library;
using Tandem.Hosting.Verbs;
using Tandem.Portfolio;
using Tandem.Sourcing.Advice;
using Tandem.Sourcing.Lint;
using Tandem.Sourcing.Ranking;

var tandem = new RootCommand("Tandem: govern outsourced software work together with your partner.")
{
    Serve.Verb(),
    EvmVerb.Verb(),
    FactsVerb.Verb(),
    RankVerb.Verb(),
    LintVerb.Verb(),
    ImportVerb.Verb(),
    ExportVerb.Verb(),
    SchemaVerb.Verb(),
    PlaybookVerb.Verb(),
    AdviseVerb.Verb(),
    ExportLedgerVerb.Verb(),
    ReceiptVerb.Verb(),
    VerifyVerb.Verb(),
    NoteVerb.Verb(),
    PasswordLinkVerb.Verb(),
    BackupVerb.Verb(),
    RestoreVerb.Verb(),
    RebuildVerb.Verb(),
    RotateKeyVerb.Verb(),
};

const int unusableArguments = 2;
var asked = tandem.Parse(args);
var outcome = await asked.InvokeAsync();
return asked.Errors.Count > 0 ? unusableArguments : outcome;
