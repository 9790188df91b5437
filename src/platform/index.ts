export { type AuditEntry } from './audit/entry.ts';
export { sealAudit } from './audit/seal.ts';
export {
  describeTrail,
  listCommandEntries,
  listCustomerEntries,
  searchEntries,
  type StoredEntry,
  type TrailState,
} from './audit/store.ts';
export { type AuditFinding, type AuditVerdict, verifyAudit } from './audit/verify.ts';
export { anonymous, type Caller, holds, operator, system } from './caller.ts';
export { type Clock, type Company, systemClock, todayAt } from './clock.ts';
export {
  type Command,
  type CommandName,
  type Done,
  keyConflict,
  type Origin,
  type Platform,
  type RowOutcome,
  runCommand,
  scopeMissing,
} from './command.ts';
export {
  type Authenticator,
  csrfCookie,
  type KeyCaller,
  sessionCookie,
  type SessionCaller,
} from './http/authenticate.ts';
export { fileMissing, fileOfUpload, type SentFile, sendPaper } from './http/files.ts';
export { doorOf, sendRefusal } from './http/mount.ts';
export { type Call, type Route, read, write } from './http/route.ts';
export { newId } from './id.ts';
export { sha256 } from './sha256.ts';
export { csvLine } from './csv.ts';
export { createLog, type Log } from './log.ts';
export { counter, histogram } from './metrics.ts';
export {
  type Database,
  inExpressTransaction,
  inTransaction,
  openDatabase,
  rowTypes,
  type Sql,
  type Statement,
  type Tx,
} from './postgres/database.ts';
export { createServer, type ServerParts } from './http/server.ts';
export { migrate, DatabaseProblem } from './postgres/migrate.ts';
export { findSetting, removeSetting, saveSetting } from './settings.ts';
export { forgetOldKeys } from './idempotency.ts';
export { ArrayColumn, type ColumnType } from './postgres/array-column.ts';
export { asTable, together } from './postgres/rows.ts';
export { createVault, findVault, type Vault } from './vault.ts';
export { type Config, ConfigProblem, readConfig } from './config.ts';
export { StartupProblem, startEmbeddedPostgres } from './postgres/embedded/index.ts';
export { decodeCursor, encodeCursor } from './http/cursor.ts';
export { appendEvents, deliverEvents, eventsInsert, type Listener, type OutboxEvent } from './outbox.ts';
export { recordChunk } from './chunk.ts';
export { sendInParts } from './send-in-parts.ts';
export { toPage } from './page.ts';
export { unmet } from './http/field-fault.ts';
export { presentFault } from './http/present-error.ts';
export { presentRefusal } from './http/problem.ts';
export { appendEntries as appendAudit, entriesInsert as auditInsert } from './audit/store.ts';
export { writeBackup } from './backup/backup.ts';
export { BackupProblem } from './backup/format.ts';
export { restoreBackup } from './backup/restore.ts';
export { type Job, type Jobs, openJobs, platformJobs } from './jobs/jobs.ts';
export { type JobView, listJobRuns, listJobs, retryRun, runJob } from './jobs/manage.ts';
export { type JobRun, type RunState, runStates } from './jobs/runs.ts';
export { jobsRoutes } from './http/jobs.ts';
