export { type DateOrder, defaultOptions, type ImportKind, type ImportOptions, importKinds } from './import-kind.ts';
export type { Counts, ImportRun, ImportState } from './import-run.ts';
