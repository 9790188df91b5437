import { needNode24 } from './node-version.js';

needNode24();

const { parseCLI, startVitest } = await import('vitest/node');
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);

const count = { passed: 0, failed: 0, skipped: 0 };
try {
  const vitest = await startVitest('test', filter, { ...options, watch: false, run: true });
  countAll(vitest);
  await vitest.close();
} catch (error) {
  console.error(error);
  count.failed += 1;
}
if (count.passed + count.skipped === 0) count.failed = Math.max(count.failed, 1);
if (count.failed > 0) process.exitCode = 1;
// At the very end, because vitest still has words to say after it is closed.
process.once('exit', () => {
  const skipped = count.skipped === 0 ? '' : `, ${count.skipped} skipped`;
  console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
});

/**
 * What failed to load, set up or clean up counts as one failure each, so that no test can go missing unseen.
 * @param {import('vitest/node').Vitest} vitest
 */
function countAll(vitest) {
  for (const file of vitest.state.getTestModules()) {
    count.failed += file.errors().length > 0 ? 1 : 0;
    for (const suite of file.children.allSuites()) count.failed += suite.errors().length > 0 ? 1 : 0;
    for (const test of file.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed' || state === 'skipped') count[state] += 1;
      else count.failed += 1;
    }
  }
  count.failed += vitest.state.getUnhandledErrors().length;
}
