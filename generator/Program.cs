// The gate before NSwag, NSwag, and what changed since the contract was reviewed:
//   spec-gate <spec.yaml> <nswag.json> <NSwag's folder> <reviewed listing> <folder for the contract> <hash of the inputs>
// NSwag generates something from almost anything and ignores what it does not know. The gate reads the same files first, with a list
// of what the templates can do. What it refuses is in errors.txt of the folder, which Generate.targets turns into build errors.
using System;
using System.IO;
using ETelecom.Zalo.Generator;

if (args is not [var spec, var settings, var tools, var reviewedListing, var folder, var hash])
{
    Console.Error.WriteLine("usage: see generator/Program.cs; it is Generate.targets that calls this program.");
    return 2;
}

var generation = new Generation
{
    Spec = Path.GetFullPath(spec),
    Settings = Path.GetFullPath(settings),
    Tools = Path.GetFullPath(tools),
    ReviewedListing = Path.GetFullPath(reviewedListing),
    Folder = Path.GetFullPath(folder),
    Hash = hash,
};
return generation.Run().Count == 0 ? 0 : 1;
