export { integrationsJobs } from './import-jobs.ts';
export { importLocalFile } from './import-local-file.ts';
export type { Inspected } from './inspect-file.ts';
export { rejectedCsv } from './read-imports.ts';
