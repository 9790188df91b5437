export { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts';
export { StartupProblem } from './startup-problem.ts';
