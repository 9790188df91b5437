import type { ConstructorOptions, PgBoss } from 'pg-boss';
import type { Result } from '#kernel';
import type { Origin, Platform } from '../command.ts';
import { forgetOldKeys } from '../idempotency.ts';
import { histogram } from '../metrics.ts';
import { forgetOldEvents } from '../outbox.ts';
import type { Tx } from '../postgres/database.ts';

/** Work that nobody waits for: by the clock, or asked for by a command. May be run again after a crash. */
export type Job = {
  readonly name: string;
  /** What it does, as an administrator calls it. */
  readonly title: { readonly zh: string; readonly en: string };
  /** Minute, hour, day, month, weekday in the company's time zone: `0 3 * * *`. */
  readonly schedule?: string;
  /** `signal` says that the process is stopping: what then throws is taken up again at the next start. */
  readonly run: (data: unknown, signal: AbortSignal) => Promise<void>;
  /** Of a job that takes its time: how far a run is, and how it is asked to stop. */
  readonly watch?: {
    readonly progress: (data: unknown) => Promise<Progress | null>;
    readonly cancel: (data: unknown, origin: Origin) => Promise<Result<null>>;
  };
};

export type Progress = { readonly done: number; readonly total: number };

export type Jobs = {
  /** What there is to run. */
  readonly all: readonly Job[];
  start(): Promise<void>;
  /** Only to send: takes nothing up. For a command of the shell. */
  connect(): Promise<void>;
  /** Inside the transaction of what the job follows from: both are there after it, or neither. */
  send(tx: Tx, name: string, data: object): Promise<void>;
  /** After the commit: looks at once, not at the next poll. */
  wake(name: string): void;
  stop(): Promise<void>;
};

const queue = {
  // A long import may see many restarts, and each of them is a try.
  retryLimit: 50,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  // After kill -9 a job is taken up again within half a minute.
  heartbeatSeconds: 12,
  expireInSeconds: 6 * 3600,
  deleteAfterSeconds: 604_800,
};

const runs = histogram({
  name: 'headroom_job_duration_seconds',
  help: 'Runs of background jobs in this process.',
  labelNames: ['job', 'outcome'],
  buckets: [0.01, 0.1, 1, 10, 60, 600],
});

/** Background jobs in the same database (schema `pgboss`); any of several servers may take one. */
export function openJobs({ database, company, log }: Platform, jobs: readonly Job[]): Jobs {
  let started: { boss: PgBoss; fromKysely: typeof import('pg-boss').fromKysely } | undefined;
  const stopping = new AbortController();
  const workers = new Map<string, string>();

  return {
    all: jobs,
    async start() {
      const boss = await open({ superviseIntervalSeconds: 12, monitorIntervalSeconds: 12 });
      await Promise.all(jobs.map((job) => takeUp(boss, job)));
    },
    async connect() {
      const boss = await open({ supervise: false, schedule: false });
      for (const { name } of jobs) await boss.createQueue(name, queue);
    },
    async send(tx, name, data) {
      if (started === undefined) throw new Error(`${name} was sent before the jobs were started.`);
      await started.boss.send(name, data, { db: started.fromKysely(tx) });
    },
    wake(name) {
      const worker = workers.get(name);
      if (worker !== undefined) started?.boss.notifyWorker(worker);
    },
    async stop() {
      stopping.abort(new Error('Headroom is stopping.'));
      await started?.boss.stop({ graceful: true, timeout: 10_000 });
    },
  };

  async function open(more: Partial<ConstructorOptions>) {
    // Loaded here, so that the commands of the shell, which send no jobs, do not wait for it.
    const { PgBoss, fromKysely } = await import('pg-boss');
    const boss = new PgBoss({ ...connectionOf(database.connection), schema: 'pgboss', max: 3, ...more });
    // Without a listener a lost connection would end the process.
    boss.on('error', (error) => log.warn({ err: error }, 'background jobs'));
    await boss.start();
    started = { boss, fromKysely };
    return boss;
  }

  async function takeUp(boss: PgBoss, { name, schedule, run }: Job): Promise<void> {
    await boss.createQueue(name, queue);
    if (schedule === undefined) await boss.unschedule(name);
    else await boss.schedule(name, schedule, null, { tz: company.timeZone });
    const worker = await boss.work<object>(name, async (taken) => {
      for (const job of taken) {
        const done = runs.startTimer({ job: name });
        try {
          await run(job.data, AbortSignal.any([job.signal, stopping.signal]));
          done({ outcome: 'done' });
        } catch (error) {
          done({ outcome: 'failed' });
          throw error;
        }
      }
    });
    workers.set(name, worker);
  }
}

/** The platform's own nightly cleaning. */
export function platformJobs({ database, clock, log }: Platform): Job[] {
  return [
    {
      name: 'forget-idempotency-keys',
      title: { zh: '清理过期的幂等键与事件', en: 'Forget old idempotency keys and events' },
      schedule: '17 3 * * *',
      run: async () => {
        const keys = await forgetOldKeys(database.sql, clock.now());
        const events = await forgetOldEvents(database.sql, clock.now());
        log.info({ keys, events }, 'old idempotency keys and events were forgotten');
      },
    },
  ];
}

function connectionOf({ connectionString, host, port, user, database }: Platform['database']['connection']) {
  const given = { connectionString, host, port, user, database };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
