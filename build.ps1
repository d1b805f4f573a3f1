# The steps of this repository by name: ./build.ps1 Build | Test | Generate | Lint | Accept
# Each task is a command or two that can be typed by hand as well. Language, native commands and .NET calls only, no cmdlet:
# a bare engine without modules runs it too.
param([ValidateSet('Build', 'Test', 'Generate', 'Lint', 'Accept')] [string] $Task = 'Build')

$solution = [System.IO.Path]::Combine($PSScriptRoot, 'Generated.sln')
$generator = [System.IO.Path]::Combine($PSScriptRoot, 'generator')
$spec = [System.IO.Path]::Combine($PSScriptRoot, 'spec')
$snapshots = [System.IO.Path]::Combine($PSScriptRoot, 'tests', 'ETelecom.Zalo.Tests', 'Snapshots')

switch ($Task) {
    'Build' { & dotnet build $solution }
    'Test' { & dotnet test $solution }
    'Generate' { & dotnet build $generator }
    'Lint' {
        & npm ci --prefix $spec
        if ($LASTEXITCODE -eq 0) { & npm run lint --prefix $spec }
    }
    # What the snapshot tests found takes the place of what was reviewed: read it first.
    'Accept' {
        foreach ($found in [System.IO.Directory]::GetFiles($snapshots, '*.received.*')) {
            [System.IO.File]::Move($found, $found.Replace('.received.', '.verified.'), $true)
        }
    }
}

exit $LASTEXITCODE
