export { installedVersion } from './binaries.ts';
export { clusterOptions } from './initdb.ts';
export { startEmbeddedPostgres } from './start.ts';
export { StartupProblem } from './startup-problem.ts';
