import type { ApplicationState } from '#approvals';
import type { MoneyJson } from '#kernel';
import type { EditionState, Severity, WarningOwner } from '#policy';
import type { NoticeKind } from './notice-kinds.ts';

/** What a sentence needs, as it was when it happened. */
export type Facts = {
  /** Absent where it is about no customer. */
  readonly customerCode?: string;
  readonly customerName?: string;
  readonly applicationId?: string;
  readonly amount?: MoneyJson;
  readonly documentNumber?: string;
  /** Codes of the objections. */
  readonly reasons?: readonly string[];
  readonly by?: string;
  readonly warningId?: string;
  readonly reviewId?: string;
  /** Of the policy. */
  readonly version?: string;
  readonly indicator?: string;
  readonly severity?: Severity;
  /** By when it must be handled, or on which day it falls. */
  readonly day?: string;
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
      readonly kind: 'order_held' | 'order_released' | 'order_declined' | 'order_cleared';
      readonly requesterId: string | null;
      readonly ownerId: string | null;
      readonly facts: Facts;
    }
  | {
      readonly kind: 'limit_changed';
      readonly customers: readonly { readonly ownerId: string | null; readonly facts: Facts }[];
      /** Who applied for it: told of the approval already. */
      readonly applicantId: string | null;
    }
  | {
      /** Goods left without a check, and fail it. */
      readonly kind: 'deliveries_flagged';
      readonly deliveries: readonly { readonly ownerId: string | null; readonly facts: Facts }[];
    }
  | {
      readonly kind: 'item_failed_rules';
      readonly items: readonly { readonly ownerId: string | null; readonly facts: Facts }[];
    }
  | (Queued & {
      readonly kind: 'warning_opened' | 'warning_escalated' | 'warning_assigned';
      readonly severity: Severity;
      readonly facts: Facts;
    })
  | (Queued & { readonly kind: 'review_due'; readonly facts: Facts })
  | {
      readonly kind: 'edition_changed';
      readonly state: EditionState;
      readonly proposerId: string;
      /** Who may put an edition of the policy in force. */
      readonly deciders: readonly string[];
      readonly facts: Facts;
    };

/** What lies before one person, or before everybody in a role. */
type Queued = {
  readonly ownerId: string | null;
  readonly ownerRole: WarningOwner;
  /** Who looks after the customer: the salesperson that a warning for sales means. */
  readonly customerOwnerId: string | null;
  readonly holders: readonly string[];
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
    case 'order_released':
    case 'order_declined':
    case 'order_cleared': {
      const { kind, ownerId, requesterId, facts } = happening;
      return [ownerId, requesterId].filter((userId) => userId !== null).map((userId) => ({ userId, kind, facts }));
    }
    case 'limit_changed':
      return toOwners(happening.kind, happening.customers, happening.applicantId);
    case 'item_failed_rules':
      return toOwners(happening.kind, happening.items);
    case 'deliveries_flagged':
      return toOwners(happening.kind, happening.deliveries);
    case 'warning_opened':
    case 'warning_escalated':
    case 'warning_assigned':
      return ofWarning(happening);
    case 'review_due':
      return queuedTo(happening).map((userId) => ({ userId, kind: 'review_due', facts: happening.facts }));
    case 'edition_changed':
      return ofEdition(happening);
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

function ofEdition({ state, proposerId, deciders, facts }: Extract<Happening, { kind: 'edition_changed' }>): Told[] {
  switch (state) {
    case 'proposed':
      return deciders
        .filter((userId) => userId !== proposerId)
        .map((userId) => ({ userId, kind: 'edition_waits', facts }));
    case 'in_force':
      return [{ userId: proposerId, kind: 'edition_approved', facts }];
    case 'rejected':
      return [{ userId: proposerId, kind: 'edition_rejected', facts }];
    case 'withdrawn':
      return [];
  }
}

/**
 * One's own warning is told whatever its severity. Of what lies before a whole role only the critical is: the rest is a
 * queue, which the navigation counts, and a scan may add a hundred to it.
 */
function ofWarning(warning: Extract<Happening, { kind: `warning_${string}` }>): Told[] {
  const { kind, severity, facts } = warning;
  const isOnes = personOf(warning) !== null;
  if (!isOnes && severity !== 'critical') return [];
  return queuedTo(warning).map((userId) => ({ userId, kind, facts }));
}

function queuedTo(queued: Queued): readonly string[] {
  const person = personOf(queued);
  return person === null ? queued.holders : [person];
}

function personOf({ ownerId, ownerRole, customerOwnerId }: Queued): string | null {
  return ownerId ?? (ownerRole === 'salesperson' ? customerOwnerId : null);
}

/** A file may be about a hundred customers of one person: they are told once, of the first and how many more. */
function toOwners(
  kind: 'limit_changed' | 'item_failed_rules' | 'deliveries_flagged',
  all: readonly { readonly ownerId: string | null; readonly facts: Facts }[],
  except: string | null = null,
): Told[] {
  return [...Map.groupBy(all, ({ ownerId }) => ownerId)].flatMap(([userId, own]): Told[] => {
    const [first] = own;
    if (userId === null || userId === except || first === undefined) return [];
    const more = own.length - 1;
    return [{ userId, kind, facts: more === 0 ? first.facts : { ...first.facts, more } }];
  });
}
