const oldestNode = 24;

/** npm puts the Node 24 that the project brings first; this is for who starts a launcher by hand, or without it. */
export function needNode24() {
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return;
  console.error(
    `Headroom needs Node ${oldestNode} or newer, this is ${process.version}: use npm start, npm test or npx headroom, or install Node ${oldestNode}.`,
  );
  process.exit(1);
}
