import { buildWebIfNeeded } from '../../bin/web-build.js';

/** The web app as it will be served, built once before the browser's test files begin side by side. */
export default async function setUp(): Promise<void> {
  if (!(await buildWebIfNeeded())) throw new Error('The web app could not be built.');
}
