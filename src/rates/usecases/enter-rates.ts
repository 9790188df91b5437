import { ok, type Result } from '#kernel';
import {
  type Command,
  type Done,
  type Origin,
  type Platform,
  presentRefusal,
  runCommand,
  type RowOutcome,
} from '#platform';
import type { ExchangeRate } from '../rate.ts';
import { type RateEffect, recordRates, type SentRate } from '../record.ts';
import { insertRates, loadStanding, lockRates } from '../store/rates.ts';

type Recorded = Result<{ readonly effect: RateEffect; readonly rate: ExchangeRate }>;

async function enter({ tx, caller, now, today }: Command, sent: readonly SentRate[]): Promise<Recorded[]> {
  await lockRates(tx);
  const recorded = recordRates(sent, await loadStanding(tx, sent), today);
  const changed = recorded.flatMap((one) => (one.ok && one.value.effect !== 'unchanged' ? [one.value.rate] : []));
  // Sent twice with different figures, the later one counts: each is entered, in the order given.
  for (const rates of inWaves(changed)) await insertRates(tx, rates, { by: caller.name, at: now });
  return recorded;
}

/** One wave, but for a rate that is corrected within what was sent. */
function inWaves(rates: readonly ExchangeRate[]): ExchangeRate[][] {
  const waves: ExchangeRate[][] = [];
  const seen = new Map<string, number>();
  for (const rate of rates) {
    const key = `${rate.currency} ${rate.type} ${rate.day}`;
    const wave = seen.get(key) ?? 0;
    seen.set(key, wave + 1);
    (waves[wave] ??= []).push(rate);
  }
  return waves;
}

/** A chunk of a file. The caller records the audit entry of its chunk. */
export async function importRates(command: Command, sent: readonly SentRate[]): Promise<RowOutcome[]> {
  const recorded = await enter(command, sent);
  return recorded.map((one) => {
    if (!one.ok) return { refusal: one.refusal };
    return { effect: one.value.effect === 'unchanged' ? 'unchanged' : 'created' };
  });
}

type Entered = {
  items: {
    index: number;
    status: number;
    effect: RateEffect | null;
    problem: ReturnType<typeof presentRefusal> | null;
  }[];
  created: number;
  corrected: number;
  unchanged: number;
  refused: number;
};

/** Takes rates that a machine or a person sends, up to a thousand at once; each is answered for itself. */
export function enterRates(
  platform: Platform,
  origin: Origin,
  sent: readonly SentRate[],
): Promise<Result<Done<Entered>>> {
  const command = { name: 'rates.enter', may: 'receivables:write', input: sent };
  return runCommand(platform, origin, command, async (open) => {
    const recorded = await enter(open, sent);
    const items = recorded.map((one, index) => {
      if (one.ok) {
        const { effect } = one.value;
        return { index, status: effect === 'created' ? 201 : 200, effect, problem: null };
      }
      const problem = presentRefusal(one.refusal);
      return { index, status: problem.status, effect: null, problem };
    });
    const count = (wanted: RateEffect | null) => items.filter(({ effect }) => effect === wanted).length;
    const answer = {
      items,
      created: count('created'),
      corrected: count('corrected'),
      unchanged: count('unchanged'),
      refused: count(null),
    };
    const changed = recorded.flatMap((one) => (one.ok && one.value.effect !== 'unchanged' ? [one.value] : []));
    if (changed.length > 0) open.record({ subject: 'exchange rates', detail: { rates: changed } });
    return ok({ answer, effect: changed.length > 0 ? 'changed' : 'unchanged' });
  });
}
