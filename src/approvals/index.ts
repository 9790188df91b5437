export type { ApplicationKind, ApplicationState } from './application.ts';
export type { Assessed } from './assessed.ts';
export { levelsOfRoles } from './decide.ts';
