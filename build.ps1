# The steps of this repository by name: ./build.ps1 Build | Test | Generate | Lint
# Each task is a command or two that can be typed by hand as well. Language, native commands and .NET calls only, no cmdlet:
# a bare engine without modules runs it too.
param([ValidateSet('Build', 'Test', 'Generate', 'Lint')] [string] $Task = 'Build')

$solution = [System.IO.Path]::Combine($PSScriptRoot, 'Generated.sln')
$generator = [System.IO.Path]::Combine($PSScriptRoot, 'generator')
$spec = [System.IO.Path]::Combine($PSScriptRoot, 'spec')

switch ($Task) {
    'Build' { & dotnet build $solution }
    'Test' { & dotnet test $solution }
    'Generate' { & dotnet build $generator }
    'Lint' {
        & npm ci --prefix $spec
        if ($LASTEXITCODE -eq 0) { & npm run lint --prefix $spec }
    }
}

exit $LASTEXITCODE
