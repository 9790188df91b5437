export { startEmbeddedPostgres } from './start.ts';
export { StartupProblem } from './startup-problem.ts';
