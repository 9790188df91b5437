#!/usr/bin/env node
// `npm run reference -- FILE…`: published worked examples through Headroom's own functions.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Headroom needs Node 24 or newer; this is ${process.version}. Use npm run, or put node_modules/.bin first on PATH.`,
  );
  process.exit(2);
}
const { runReference } = await import('../src/cli/reference.ts');
process.exitCode = runReference(process.argv.slice(2), (line) => console.log(line));
