// Prism ends when the test process ends, in whatever way: its standard input is closed then.
process.stdin.resume();
process.stdin.on('close', () => process.exit());
