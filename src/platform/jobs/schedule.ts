/** When a job runs, as words can be made of it; `cron` is what has no simple words. Times are of the company's zone. */
export type ScheduleWords =
  | { readonly kind: 'on_demand' }
  | { readonly kind: 'minutes'; readonly every: number }
  | { readonly kind: 'hourly'; readonly minute: number }
  | { readonly kind: 'daily'; readonly at: string }
  /** 0 is Sunday. */
  | { readonly kind: 'weekly'; readonly weekday: number; readonly at: string }
  | { readonly kind: 'monthly'; readonly day: number; readonly at: string }
  | { readonly kind: 'cron'; readonly cron: string };

/** Minute, hour, day, month, weekday → what a person would say. */
export function describeSchedule(cron: string | undefined): ScheduleWords {
  if (cron === undefined) return { kind: 'on_demand' };
  const [minute = '', hour = '', day, month, weekday] = cron.split(' ');
  const rest = [day, month, weekday].join(' ');
  const every = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (every !== undefined && hour === '*' && rest === '* * *') return { kind: 'minutes', every: Number(every) };
  if (minute === '*' && hour === '*' && rest === '* * *') return { kind: 'minutes', every: 1 };
  if (!isNumber(minute)) return { kind: 'cron', cron };
  if (hour === '*' && rest === '* * *') return { kind: 'hourly', minute: Number(minute) };
  if (!isNumber(hour)) return { kind: 'cron', cron };
  const at = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (rest === '* * *') return { kind: 'daily', at };
  if (rest === `* * ${weekday}` && isNumber(weekday)) return { kind: 'weekly', weekday: Number(weekday) % 7, at };
  if (rest === `${day} * *` && isNumber(day)) return { kind: 'monthly', day: Number(day), at };
  return { kind: 'cron', cron };
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\d+$/.test(text);
}

/** The next time after `from`, by the scheduler's own reading of the expression. */
export async function nextRun(cron: string, timeZone: string, from: Date): Promise<Date | undefined> {
  const { PgBoss } = await import('pg-boss');
  // Connects to nothing: it is only asked to read the expression.
  return new PgBoss({ connectionString: 'postgres://nowhere' }).previewSchedule(cron, {
    tz: timeZone,
    from,
    count: 1,
  })[0];
}
