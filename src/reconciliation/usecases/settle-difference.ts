import { findCustomer } from '#customers/usecases';
import { bookCreditNotes, bookInvoices, bookReceipts } from '#exposure/usecases';
import { asCurrency, type CalendarDate, earlier, money, ok, refuse, refused, type Result } from '#kernel';
import { type Command, type Done, type Origin, type Platform, type RowOutcome, runCommand } from '#platform';
import { changeDueDay } from '#receivables/usecases';
import { type Cause, causeOf, type Compared, gapMinor, type Step, stepsFor } from '../difference.ts';
import { compare } from '../store/compare.ts';
import { saveSettled } from '../store/settled.ts';

export type AskedSettling = {
  readonly asOf: CalendarDate;
  readonly customerCode: string;
  readonly number: string;
  /** As it was seen: what has become another difference meanwhile is not settled as the old one. */
  readonly cause: Cause;
  readonly step: Step;
  readonly reason: string;
};

type Answer = { readonly customerCode: string; readonly number: string; readonly cause: Cause; readonly step: Step };

/**
 * One click on a difference: takes over what the finance system has more than we, or leaves it with a reason. What is
 * posted is an ordinary document of the list's day, through the same door as any other.
 */
export function settleDifference(
  platform: Platform,
  origin: Origin,
  asked: AskedSettling,
): Promise<Result<Done<Answer>>> {
  const named = { name: 'reconciliation.settle_difference', may: 'receivables:write', input: asked };
  return runCommand(platform, origin, named, async (command) => {
    const { asOf, customerCode, number, cause, step, reason } = asked;
    const [found] = await compare(command.tx, asOf, asked);
    if (found === undefined || causeOf(found, asOf) !== cause) {
      const detail = `${customerCode} ${number} does not differ in this way any more: look at the list again.`;
      return refuse('stale', 'difference_changed', detail);
    }
    if (!stepsFor(cause).includes(step)) {
      const detail = `A difference of the kind ${cause} is not settled by ${step}.`;
      return refuse('invalid', 'step_not_offered', detail, { field: 'step' });
    }
    const done = step === 'accept' ? ok(null) : await correct(command, found, asked);
    if (!done.ok) return done;
    await saveSettled(command.tx, { ...asked, settledBy: command.caller.name, settledAt: command.now });
    const customer = await findCustomer(command.tx, customerCode);
    command.record({
      subject: `difference ${number}`,
      ...(customer !== undefined && { customerId: customer.customerId }),
      detail: { asOf, cause, step, reason, theirs: found.theirs, ours: found.ours },
    });
    return ok({ answer: { customerCode, number, cause, step }, effect: 'changed' });
  });
}

async function correct(command: Command, found: Compared, { asOf, step }: AskedSettling): Promise<Result<null>> {
  const { customerCode, number, theirs, ours } = found;
  const currency = asCurrency(theirs?.currency ?? ours?.currency ?? '');
  const gap = gapMinor(found);
  const posted = { customerCode, number: postedNumber(asOf, number) };
  const less = money(currency, -gap);
  const allocations = [{ invoiceNumber: number, amount: less }];
  switch (step) {
    case 'post_invoice': {
      const dueOn = theirs?.dueOn ?? asOf;
      const invoice = { issuedOn: earlier(dueOn, asOf), dueOn, amount: money(currency, gap), completesOrder: false };
      return outcomeOf(await bookInvoices(command, [{ customerCode, number, ...invoice }]));
    }
    case 'post_receipt':
      return outcomeOf(
        await bookReceipts(command, [
          { ...posted, receivedOn: asOf, amount: less, allocations, method: 'reconciliation' },
        ]),
      );
    case 'post_credit_note':
      return outcomeOf(await bookCreditNotes(command, [{ ...posted, issuedOn: asOf, amount: less, allocations }]));
    default:
      return changeDueDay(command, { customerCode, number, dueOn: theirs?.dueOn ?? asOf });
  }
}

/** Told apart from what the finance system itself sends later, and the same for the same correction. */
function postedNumber(asOf: CalendarDate, number: string): string {
  return `DZ${asOf.replaceAll('-', '')}-${number}`.slice(0, 64);
}

function outcomeOf([outcome]: readonly RowOutcome[]): Result<null> {
  if (outcome === undefined) throw new Error('One document was sent and none was answered.');
  return 'refusal' in outcome ? refused(outcome.refusal) : ok(null);
}
