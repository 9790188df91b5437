/** Modest enough for a laptop, good for the portfolio queries of a 2-core, 24 GiB machine. */
const always = {
  listen_addresses: '',
  // Relative to the data folder, which only the server's own user may enter: no port, no password, no guest.
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  cluster_name: 'headroom',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  huge_pages: 'off',
  jit: 'off',
  // Pages are written whole once after each checkpoint: packing one takes more of a processor than it saves of a disk.
  wal_compression: 'off',
  checkpoint_timeout: '15min',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // English, because the start reads PostgreSQL's refusals; no statements and no details, because they hold names.
  lc_messages: 'C',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

const keepsEveryCommit = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
const mayLoseEverything = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The command line of `postgres`. Only throw-away test servers are not durable. */
export function serverSettings(durable: boolean): string[] {
  const settings = { ...always, ...(durable ? keepsEveryCommit : mayLoseEverything) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
