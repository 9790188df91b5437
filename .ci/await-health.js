// Waits until the address answers 200, at most a minute.
const [address] = process.argv.slice(2);
const begun = Date.now();
for (;;) {
  const status = await fetch(String(address)).then(
    (answer) => answer.status,
    () => 'no answer',
  );
  if (status === 200) break;
  if (Date.now() - begun > 60_000) {
    console.error(`${address}: ${status} after a minute`);
    process.exit(1);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}
console.log(`${address} answered 200 after ${Date.now() - begun} ms`);
