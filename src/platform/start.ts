// The door of who starts: little of the platform, so that PostgreSQL is under way before the rest is loaded.
export { type Config, readConfig } from './config.ts';
export { explainStartProblem } from './explain-start-problem.ts';
export { createLog, type Log } from './log.ts';
export { type DatabaseServer, reachDatabase } from './postgres/reach-database.ts';
export { prepareCluster } from './postgres/prepare-cluster.ts';
