// The gate before NSwag, and what it says afterwards of what changed:
//   spec-gate <spec.yaml> <nswag.json> <NSwag's folder> <listing to write>
//   spec-gate <reviewed listing> <new listing> <report to write>
// NSwag generates something from almost anything and passes over what it does not know. The gate reads the same files first, with a
// list of what the templates can do, and writes an MSBuild error with the place for all the rest.
using System;
using System.IO;
using ETelecom.Zalo.Generator;

switch (args)
{
    case [var spec, var configuration, var tools, var listing]:
        return Check(spec, configuration, tools, listing);
    case [var reviewed, var listing, var report]:
        File.WriteAllLines(report, ContractChanges.Report(ContractListing.Parse(File.ReadAllText(reviewed)), ContractListing.Parse(File.ReadAllText(listing))));
        return 0;
    default:
        Console.Error.WriteLine("usage: see generator/Program.cs; it is Generate.targets that calls this program.");
        return 2;
}

static int Check(string spec, string configuration, string tools, string listing)
{
    var errors = new ErrorList();
    Place? document = null;
    if (File.Exists(spec)) document = SpecRules.Check(spec, File.ReadAllText(spec), errors);
    else errors.Add(spec, "SPEC001", "The spec is not there.");
    if (File.Exists(configuration)) ToolRules.Check(configuration, spec, tools, errors);
    else errors.Add(configuration, "SPEC101", "The settings of NSwag are not there.");
    foreach (var error in errors) Console.WriteLine(error);
    if (errors.Count > 0) return 1;
    File.WriteAllText(listing, ContractListing.Of(document!).ToString());
    return 0;
}
