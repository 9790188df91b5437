// Waits until nothing answers at the address and PostgreSQL has put its pid file away, at most 20 seconds.
import { existsSync } from 'node:fs';

const [address, pidFile] = process.argv.slice(2);
const begun = Date.now();
for (;;) {
  const answers = await fetch(String(address)).then(
    () => true,
    () => false,
  );
  if (!answers && !existsSync(String(pidFile))) break;
  if (Date.now() - begun > 20_000) {
    console.error(answers ? `${address} still answers` : `PostgreSQL still runs (${pidFile})`);
    process.exit(1);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}
console.log(`stopped: no answer, no PostgreSQL after ${Date.now() - begun} ms`);
