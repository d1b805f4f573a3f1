// The gate before NSwag: spec-gate <spec.yaml> <nswag.json> <NSwag's folder>.
// NSwag generates something from almost anything and passes over what it does not know. The gate reads the same files first, with a
// list of what the templates can do, and writes an MSBuild error with the place for all the rest.
using System;
using System.IO;
using ETelecom.Zalo.Generator;

if (args is not [var spec, var configuration, var tools])
{
    Console.Error.WriteLine("usage: spec-gate <spec.yaml> <nswag.json> <folder of dotnet-nswag.dll>");
    return 2;
}

var errors = new ErrorList();
if (File.Exists(spec)) SpecRules.Check(spec, File.ReadAllText(spec), errors);
else errors.Add(spec, "SPEC001", "The spec is not there.");
if (File.Exists(configuration)) ToolRules.Check(configuration, spec, tools, errors);
else errors.Add(configuration, "SPEC101", "The settings of NSwag are not there.");
foreach (var error in errors) Console.WriteLine(error);
return errors.Count == 0 ? 0 : 1;
