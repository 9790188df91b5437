import type { CreditGroupId, CustomerId } from '#customers';
import type { CalendarDate, Currency } from '#kernel';
import type { Sql } from '#platform';
import type { Policy } from '#policy';
import type { Owner } from '#receivables/usecases';
import { type Books, exposureOf, openBooks, type Position, type Reservation } from '../books.ts';
import { type Counted, composedOf } from '../composed.ts';
import { type Counting, countingOf } from '../composition.ts';
import type { CheckDecision, CheckFacts } from '../credit-check.ts';
import { type KeptParts, nothingKept } from '../kept-parts.ts';
import { loadKeptParts } from '../store/kept-parts.ts';

type Whose = Owner & { readonly currency: Currency };
export type CountingOf = (
  member: Whose,
  position: Position,
  books?: Books,
) => { readonly by: Counting; readonly books: Books } | undefined;

type Facts = Required<Pick<CheckFacts, 'exposureMinor' | 'composed'>>;

/** How the policy of a day counts what is booked. Where it counts all of it, there is nothing to say. */
export type CompositionDesk = {
  /** Before one document: its facts about the exposure, and what the other members of its group have in use. */
  readonly before: (
    document: Counted,
    asked: { readonly customer: Whose; readonly books: Books | undefined; readonly asOf: CalendarDate },
  ) => {
    readonly facts?: Facts;
    readonly countedOf?: (member: Whose, position: Position) => bigint;
    /** What limits of levels are measured by: the books of a member with what is kept beside them. */
    readonly countingOf?: CountingOf;
  };
  /** Of a customer as it stands. */
  readonly standing: (customer: Whose, position: Position, asOf: CalendarDate) => Facts | undefined;
  /** Lets the documents of a batch see each other: books move what is kept along with their reservations. */
  readonly keepIn: (books: Iterable<Books>) => void;
};

const countsAll: CompositionDesk = { before: () => ({}), standing: () => undefined, keepIn: () => undefined };

/** Loads what compositions read, for whole groups at once. Where all that is booked counts, the database is not asked. */
export async function openCompositionDesk(
  db: Sql,
  questions: readonly { readonly creditGroupId: CreditGroupId; readonly asOf: CalendarDate }[],
  policyOf: (asOf: CalendarDate) => Policy,
): Promise<CompositionDesk> {
  const asking = questions.filter(({ asOf }) => policyOf(asOf).composition !== undefined);
  const [first] = asking.map(({ asOf }) => asOf).toSorted();
  if (first === undefined) return countsAll;
  const groups = asking.map(({ creditGroupId }) => creditGroupId);
  const kept = await loadKeptParts(db, groups, first);
  const keptOf = (customerId: CustomerId): KeptParts => kept.get(customerId) ?? nothingKept();
  const countingFor = ({ currency }: Whose, asOf: CalendarDate) => {
    const { composition, planningRates: rates } = policyOf(asOf);
    return composition && countingOf(composition, { currency, rates, asOf });
  };
  const standing: CompositionDesk['standing'] = (customer, position, asOf) => {
    const counting = countingFor(customer, asOf);
    if (counting === undefined) return undefined;
    const books = { ...openBooks(customer, position), kept: keptOf(customer.customerId) };
    return composedOf(books, { type: 'quotation', number: '' }, { asOf, counting });
  };
  return {
    before: (document, { customer, books, asOf }) => {
      const counting = countingFor(customer, asOf);
      if (counting === undefined) return {};
      const { deliverOn, isReceivable, asItem } = document;
      const facts = composedOf(books, document, { asOf, counting, deliverOn, isReceivable, asItem });
      const countedOf = (member: Whose, position: Position) =>
        member.customerId === customer.customerId
          ? facts.exposureMinor
          : (standing(member, position, asOf)?.exposureMinor ?? exposureOf(position));
      const countedIn: CountingOf = (member, position, its) => {
        const by = countingFor(member, asOf);
        return by && { by, books: { ...(its ?? openBooks(member, position)), kept: keptOf(member.customerId) } };
      };
      return { facts, countedOf, countingOf: countedIn };
    },
    standing,
    keepIn: (books) => {
      for (const one of books) {
        const own = keptOf(one.customerId);
        one.kept = own;
        kept.set(one.customerId, own);
      }
    },
  };
}

/** When an order is to be delivered, and whether it is approved without being counted. */
export function dayOf(
  { type, deliverOn }: { readonly type: string; readonly deliverOn?: CalendarDate | undefined },
  decision?: CheckDecision,
): Pick<Reservation, 'deliverOn' | 'uncounted'> {
  if (type !== 'sales_order' || deliverOn === undefined) return {};
  return { deliverOn, ...(decision?.beyondHorizon === true && { uncounted: true }) };
}
