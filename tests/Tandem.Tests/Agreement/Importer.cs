using System.CommandLine;
using NodaTime;
using Tandem.Agreement.Import;
using Tandem.Domain.Governance;
using Tandem.Domain.Values;
using Tandem.Hosting;
using Tandem.Hosting.People;

namespace Tandem.Tests.Agreement;

/// <summary>A command line in a folder of its own, where an organisation with one administrator was founded.</summary>
sealed class Importer : IDisposable
{
    public static readonly Profile Helena = new(new(Guid.NewGuid()), "Helena Duarte",
        "helena@meridian.example", "Meridian Mutual", Side.Client, Administrator: true);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tandem-import-");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Data => Path.Combine(folder.FullName, "data");

    public static async Task<Importer> Founded()
    {
        var importer = new Importer();
        await importer.InRecord(async installation =>
        {
            var organisations = new Organisations(installation.Ledger, installation.Clock);
            Assert.Null(await organisations.Found(new(Guid.NewGuid()), "Meridian Mutual", Helena, null, Ct));
            return 0;
        });
        return importer;
    }

    public async Task<T> InRecord<T>(Func<Installation, Task<T>> act)
    {
        var settings = Settings.Read(setting => setting.Name == "data" ? Data : null);
        await using var installation = await Installation.Open(settings, SystemClock.Instance, Ct);
        return await act(installation);
    }

    /// <summary>A file in the folder.</summary>
    public string FileOf(string text, string name = "engagement.yaml")
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<Said> Run(params string[] args)
    {
        var root = new RootCommand { ImportVerb.Verb(), ExportVerb.Verb() };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var asked = root.Parse([.. args, "--data", Data]);
        var code = await asked.InvokeAsync(new() { Output = output, Error = error }, Ct);
        return new(asked.Errors.Count > 0 ? 2 : code, output.ToString(), error.ToString());
    }

    /// <summary>How many facts the record holds.</summary>
    public Task<long> Facts() => InRecord(async installation => await installation.Ledger.Size(
        (await new Organisations(installation.Ledger, installation.Clock).Current(Ct))!.Id.ToString(), Ct));

    /// <summary>The addresses of everyone in the directory.</summary>
    public Task<List<string?>> Addresses() => InRecord(async installation =>
    {
        using var directory = new PeopleDirectory(installation.Ledger, installation.Clock);
        var organisation = (await new Organisations(installation.Ledger, installation.Clock).Current(Ct))!.Id;
        return (await directory.List(organisation, null, Ct)).Select(each => each.Email).Order().ToList();
    });

    /// <summary>Asks the desk as the person of an address.</summary>
    public Task<Answer> Ask(string email, string key, Domain.EngagementCommand command) =>
        InRecord(async installation =>
    {
        using var directory = new PeopleDirectory(installation.Ledger, installation.Clock);
        var organisation = (await new Organisations(installation.Ledger, installation.Clock).Current(Ct))!.Id;
        var person = (await directory.FindByEmail(organisation, email, Ct))!;
        var asker = new Asker(organisation.ToString(), person.Id, person.Administrator);
        return await installation.Desk.Ask(asker, key, command, Ct);
    });

    public void Dispose() => folder.Delete(recursive: true);

    internal sealed record Said(int Code, string Output, string Error);
}
