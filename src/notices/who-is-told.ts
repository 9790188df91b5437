import type { ApplicationState } from '#approvals';
import type { MoneyJson } from '#kernel';

/** What somebody may be told. The sentence is made where it is read, in the reader's language. */
export const noticeKinds = [
  'application_waits',
  'application_approved',
  'application_rejected',
  'application_returned',
  'order_held',
  'order_released',
  'limit_changed',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a sentence needs, as it was when it happened. */
export type Facts = {
  readonly customerCode: string;
  readonly customerName: string;
  readonly applicationId?: string;
  readonly amount?: MoneyJson;
  readonly documentNumber?: string;
  /** Codes of the objections. */
  readonly reasons?: readonly string[];
  readonly by?: string;
  /** Where one event is about several customers of the same person: how many more. */
  readonly more?: number;
};

/** One person, told one thing. */
export type Told = { readonly userId: string; readonly kind: NoticeKind; readonly facts: Facts };

/** What happened, with all that is needed to know whom it concerns. `null` owners: nobody looks after the customer. */
export type Happening =
  | {
      readonly kind: 'application_changed';
      readonly state: ApplicationState;
      readonly applicantId: string;
      /** Who holds the level whose turn it is, less whoever decided in this round; empty when nobody's turn is new. */
      readonly deciders: readonly string[];
      readonly facts: Facts;
    }
  | {
      readonly kind: 'order_held' | 'order_released';
      readonly requesterId: string | null;
      readonly ownerId: string | null;
      readonly facts: Facts;
    }
  | {
      readonly kind: 'limit_changed';
      readonly customers: readonly { readonly ownerId: string | null; readonly facts: Facts }[];
      /** Who applied for it: told of the approval already. */
      readonly applicantId: string | null;
    };

/** The rules of who is told what. Nobody is told twice of one thing, nor of what they did themselves. */
export function whoIsTold(happening: Happening, actorId: string | null): Told[] {
  const told = new Map<string, Told>();
  for (const one of candidates(happening)) {
    if (one.userId !== actorId && !told.has(one.userId)) told.set(one.userId, one);
  }
  return [...told.values()];
}

function candidates(happening: Happening): Told[] {
  switch (happening.kind) {
    case 'application_changed':
      return ofApplication(happening);
    case 'order_held':
    case 'order_released': {
      const { kind, ownerId, requesterId, facts } = happening;
      return [ownerId, requesterId].filter((userId) => userId !== null).map((userId) => ({ userId, kind, facts }));
    }
    case 'limit_changed':
      return ofLimits(happening);
  }
}

function ofApplication({
  state,
  applicantId,
  deciders,
  facts,
}: Extract<Happening, { kind: 'application_changed' }>): Told[] {
  switch (state) {
    case 'in_approval':
      return deciders
        .filter((userId) => userId !== applicantId)
        .map((userId) => ({ userId, kind: 'application_waits', facts }));
    case 'approved':
    case 'rejected':
    case 'returned':
      return [{ userId: applicantId, kind: `application_${state}`, facts }];
    case 'withdrawn':
      return [];
  }
}

/** A file may change the limits of a hundred customers: their owner is told once, of the first and how many more. */
function ofLimits({ customers, applicantId }: Extract<Happening, { kind: 'limit_changed' }>): Told[] {
  const byOwner = Map.groupBy(customers, ({ ownerId }) => ownerId);
  return [...byOwner].flatMap(([userId, own]): Told[] => {
    const [first] = own;
    if (userId === null || userId === applicantId || first === undefined) return [];
    const more = own.length - 1;
    return [{ userId, kind: 'limit_changed', facts: more === 0 ? first.facts : { ...first.facts, more } }];
  });
}
