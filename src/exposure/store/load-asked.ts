import { sql } from 'kysely';
import { asTable, type Sql } from '#platform';
import type { Owned, Owner } from '#receivables/usecases';
import type { Reservation, ReservedDocument } from '../books.ts';
import { type RequestKey, requestKeyOf } from './checks.ts';
import { ownerColumns, type ReservationRow, reservationColumns, toKey, toReservation } from './load-books.ts';

/** What a check needs to see in one customer's books. */
type Asked = Owner & {
  readonly documents: readonly ReservedDocument[];
  /** 购货方, where the books are of another that may pay. */
  readonly buyerCode?: string;
  /** Under which key it was asked, where the books are the buyer's own. */
  readonly key?: Pick<RequestKey, 'callerId' | 'requestKey'>;
};

type HeldDocument = Owner & ReservedDocument & Pick<Asked, 'buyerCode'>;

type Loaded = {
  readonly reservations: Owned<Reservation>[];
  /** What was answered before, by {@link requestKeyOf}, word for word. */
  readonly answers: { readonly key: string; readonly requestHash: Buffer; readonly text: string }[];
  /** The documents that wait for a person. */
  readonly held: HeldDocument[];
};

/** What the documents have reserved, which of them are held, and what was answered under these keys: one statement. */
export async function loadAsked(tx: Sql, asked: readonly Asked[]): Promise<Loaded> {
  const lines = asked.flatMap(linesOf);
  const loaded: Loaded = { reservations: [], answers: [], held: [] };
  for (const { place, answer, requestHash, holdId, ...row } of await findLines(tx, lines)) {
    const line = lines[place];
    if (line === undefined) continue;
    if (answer !== null && line.key !== undefined)
      loaded.answers.push({ key: requestKeyOf({ ...line, ...line.key }), requestHash, text: answer });
    if (holdId !== null && line.document !== undefined) loaded.held.push({ ...line, ...line.document });
    if (row.reservationId !== null) loaded.reservations.push(toReservation(row as ReservationRow));
  }
  return loaded;
}

/** A document, or none where nothing is reserved; the key goes with the first. */
type Line = Omit<Asked, 'documents'> & { readonly document: ReservedDocument | undefined };

function linesOf({ documents, key, ...asked }: Asked): Line[] {
  const [first, ...more] = documents;
  return [
    { ...asked, document: first, ...(key !== undefined && { key }) },
    ...more.map((document) => ({ ...asked, document })),
  ];
}

const lineColumns = {
  ...ownerColumns,
  place: 'int',
  document_type: 'text',
  document_number: 'text',
  buyer_code: 'text',
  caller_id: 'text',
  request_key: 'text',
} as const;

type Found = Omit<ReservationRow, 'reservationId'> & {
  readonly place: number;
  readonly answer: string | null;
  readonly requestHash: Buffer;
  readonly holdId: string | null;
  readonly reservationId: ReservationRow['reservationId'] | null;
};

/** Only lines of which something is known come back: a new order's has nothing. */
async function findLines(tx: Sql, lines: readonly Line[]): Promise<Found[]> {
  if (lines.length === 0) return [];
  const rows = lines.map((line, place) => ({
    ...toKey(line),
    place,
    document_type: line.document?.type,
    document_number: line.document?.number,
    buyer_code: line.buyerCode ?? '',
    caller_id: line.key?.callerId,
    request_key: line.key?.requestKey,
  }));
  const { rows: found } = await sql<Found>`
    select given.place, k.request_hash as "requestHash", k.answer, h.hold_id as "holdId", ${reservationColumns}
      from ${asTable(rows, lineColumns)}
      left join lateral (
        select * from exposure.credit_checks
         where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id)
           and (caller_id, request_key) = (given.caller_id, given.request_key) limit 1) k on true
      left join lateral (
        select * from exposure.reservations
         where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id)
           and (document_type, document_number) = (given.document_type, given.document_number)
           and status <> 'replaced' limit 1) r on true
      left join lateral (
        select * from exposure.holds
         where (credit_group_id, customer_id) = (given.credit_group_id, given.customer_id)
           and (document_type, document_number) = (given.document_type, given.document_number)
           and coalesce(buyer_code, '') = given.buyer_code and status = 'open' limit 1) h on true
     where k.check_id is not null or r.reservation_id is not null or h.hold_id is not null`.execute(tx);
  return found;
}
