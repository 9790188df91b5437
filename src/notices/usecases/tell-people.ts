import { z } from 'zod';
import type { Listener, OutboxEvent, Tx } from '#platform';
import { type AuthorityLevel, authorityLevels, type Edition, editionStates, levelsOfRoles } from '#policy';
import { listEditions } from '#policy/usecases';
import { type Role, roles, scopesOfRoles } from '#team';
import { listPeople } from '#team/usecases';
import { findApplications, findHolds, findOwned, type KnownApplication, type KnownHold } from '../store/happened.ts';
import { insertNotices } from '../store/notices.ts';
import { type Facts, type Happening, whoIsTold } from '../who-is-told.ts';

const AboutApplication = z.object({
  applicationId: z.string(),
  state: z.enum(['in_approval', 'returned', 'approved', 'rejected', 'withdrawn']),
  waitingFor: z.enum(authorityLevels).nullable(),
});
const AboutHold = z.object({ holdId: z.string() });
const AboutLimits = z.object({ customerCodes: z.array(z.string()), applicationId: z.string().nullable().optional() });

const AboutItems = z.object({
  items: z.array(
    z.object({
      customerCode: z.string(),
      reference: z.string(),
      amount: z.object({ currency: z.string(), amount: z.string() }),
      reasons: z.array(z.string()),
    }),
  ),
});

const AboutWarning = z.object({
  warningId: z.string(),
  customerCode: z.string(),
  what: z.string(),
  indicator: z.string(),
  severity: z.enum(['attention', 'warning', 'critical']),
  ownerRole: z.enum(['salesperson', 'credit_analyst', 'credit_manager']),
  ownerId: z.string().nullable(),
  deadline: z.string(),
});
const AboutReview = z.object({
  reviewId: z.string(),
  customerCode: z.string(),
  dueOn: z.string(),
  ownerRole: z.enum(['salesperson', 'credit_analyst', 'credit_manager']),
  ownerId: z.string().nullable(),
});
const AboutEdition = z.object({ version: z.string(), state: z.enum(editionStates) });
const AboutDeliveries = z.object({
  deliveries: z.array(
    z.object({
      customerCode: z.string(),
      documentNumber: z.string(),
      amount: z.object({ currency: z.string(), amount: z.string() }),
      reasons: z.array(z.string()),
    }),
  ),
});
const AboutCustomer = z.object({ customerCode: z.string() });

/** Listens to what happened, and leaves a notice with everybody whom it concerns. */
export const tellPeople: Listener = async (tx, events) => {
  const known = await learn(tx, events);
  const notices = events.flatMap((event) => {
    const happening = happeningOf(event, known);
    if (happening === undefined) return [];
    return whoIsTold(happening, event.actorId).map((told) => ({ ...told, eventId: event.eventId, at: event.at }));
  });
  await insertNotices(tx, notices);
};

type Known = {
  readonly applications: Awaited<ReturnType<typeof findApplications>>;
  readonly holds: Awaited<ReturnType<typeof findHolds>>;
  readonly customers: Awaited<ReturnType<typeof findOwned>>;
  readonly holdersOf: (level: AuthorityLevel) => readonly string[];
  readonly editions: readonly Edition[];
  readonly editionDeciders: readonly string[];
  readonly holdersOfRole: (role: Role) => readonly string[];
};

async function learn(tx: Tx, events: readonly OutboxEvent[]): Promise<Known> {
  const of = (...kinds: string[]) => events.filter(({ kind }) => kinds.includes(kind)).map(({ payload }) => payload);
  const limits = of('limit_changed').map((payload) => AboutLimits.parse(payload));
  const applicationIds = [
    ...of('application_changed').map((payload) => AboutApplication.parse(payload).applicationId),
    ...limits.flatMap(({ applicationId }) => applicationId ?? []),
  ];
  const items = of('items_failed_rules').flatMap((payload) => AboutItems.parse(payload).items);
  const watched = of('warning_opened', 'warning_changed', 'review_due');
  const holdIds = of('order_held', 'hold_released', 'hold_declined', 'hold_cleared').map(
    (payload) => AboutHold.parse(payload).holdId,
  );
  const versions = of('edition_changed');
  const [applications, holds, customers, editions, people] = await Promise.all([
    findApplications(tx, applicationIds),
    findHolds(tx, holdIds),
    findOwned(tx, [
      ...limits.flatMap(({ customerCodes }) => customerCodes),
      ...items.map(({ customerCode }) => customerCode),
      ...of('deliveries_flagged').flatMap((payload) =>
        AboutDeliveries.parse(payload).deliveries.map(({ customerCode }) => customerCode),
      ),
      ...watched.map((payload) => AboutCustomer.parse(payload).customerCode),
    ]),
    versions.length === 0 ? [] : listEditions(tx),
    applicationIds.length + watched.length + versions.length === 0 ? [] : listPeople(tx, roles),
  ]);
  const editionDeciders = people
    .filter((person) => scopesOfRoles(person.roles).has('policies:write'))
    .map(({ id }) => id);
  const holdersOf = (level: AuthorityLevel) =>
    people.filter((person) => levelsOfRoles(person.roles).includes(level)).map(({ id }) => id);
  const holdersOfRole = (role: Role) => people.filter((person) => person.roles.includes(role)).map(({ id }) => id);
  return { applications, holds, customers, editions, editionDeciders, holdersOf, holdersOfRole };
}

/** Undefined where the event concerns nobody, or what it says is no longer so: yesterday's queue is no news. */
function happeningOf({ kind, payload }: OutboxEvent, known: Known): Happening | undefined {
  switch (kind) {
    case 'application_changed': {
      const said = AboutApplication.parse(payload);
      const application = known.applications.get(said.applicationId);
      if (application === undefined || application.state !== said.state) return undefined;
      if (application.waitingFor !== said.waitingFor) return undefined;
      return aboutApplication(application, known);
    }
    case 'order_held': {
      const hold = known.holds.get(AboutHold.parse(payload).holdId);
      return hold?.status === 'open' ? aboutHold('order_held', hold) : undefined;
    }
    case 'hold_cleared': {
      const hold = known.holds.get(AboutHold.parse(payload).holdId);
      return hold?.status === 'open' ? aboutHold('order_cleared', hold) : undefined;
    }
    case 'hold_released': {
      const hold = known.holds.get(AboutHold.parse(payload).holdId);
      return hold === undefined ? undefined : aboutHold('order_released', hold);
    }
    case 'hold_declined': {
      const hold = known.holds.get(AboutHold.parse(payload).holdId);
      return hold === undefined ? undefined : aboutHold('order_declined', hold);
    }
    case 'limit_changed': {
      const { customerCodes, applicationId } = AboutLimits.parse(payload);
      const customers = customerCodes.flatMap((code) => {
        const customer = known.customers.get(code);
        if (customer === undefined) return [];
        const { ownerId, ...facts } = customer;
        return [{ ownerId, facts }];
      });
      return { kind, customers, applicantId: known.applications.get(applicationId ?? '')?.applicantId ?? null };
    }
    case 'items_failed_rules':
      return {
        kind: 'item_failed_rules',
        items: AboutItems.parse(payload).items.flatMap(({ customerCode, reference, amount, reasons }) => {
          const { ownerId, ...customer } = known.customers.get(customerCode) ?? {};
          const facts = { ...customer, documentNumber: reference, amount, reasons };
          return ownerId == null ? [] : [{ ownerId, facts }];
        }),
      };
    case 'deliveries_flagged': {
      const deliveries = AboutDeliveries.parse(payload).deliveries.flatMap((said) => {
        const customer = known.customers.get(said.customerCode);
        if (customer === undefined) return [];
        const { ownerId, ...facts } = customer;
        return [{ ownerId, facts: { ...facts, ...said } }];
      });
      return { kind, deliveries };
    }
    case 'warning_opened':
    case 'warning_changed':
      return aboutWarning(AboutWarning.parse(payload), known);
    case 'review_due': {
      const { reviewId, dueOn, ...queue } = AboutReview.parse(payload);
      const queued = queuedIn(queue, known);
      return queued && { kind, ...queued, facts: { ...queued.facts, reviewId, day: dueOn } };
    }
    case 'edition_changed': {
      const { version, state } = AboutEdition.parse(payload);
      const edition = known.editions.find((one) => one.version === version);
      return edition?.state === state ? aboutEdition(edition, known) : undefined;
    }
    default:
      return undefined;
  }
}

/** Steps that put a warning before somebody; what its owner does with it is no news to them. */
const tellingSteps: Readonly<Record<string, 'warning_opened' | 'warning_escalated' | 'warning_assigned'>> = {
  opened: 'warning_opened',
  escalated: 'warning_escalated',
  assigned: 'warning_assigned',
};

function aboutWarning(said: z.output<typeof AboutWarning>, known: Known): Happening | undefined {
  const kind = tellingSteps[said.what];
  const queued = queuedIn(said, known);
  if (kind === undefined || queued === undefined) return undefined;
  const { warningId, indicator, severity, deadline } = said;
  return { kind, severity, ...queued, facts: { ...queued.facts, warningId, indicator, severity, day: deadline } };
}

type Queue = Pick<z.output<typeof AboutReview>, 'customerCode' | 'ownerRole' | 'ownerId'>;

function queuedIn({ customerCode, ownerRole, ownerId }: Queue, { customers, holdersOfRole }: Known) {
  const customer = customers.get(customerCode);
  if (customer === undefined) return undefined;
  const { ownerId: customerOwnerId, ...facts } = customer;
  return { ownerId, ownerRole, customerOwnerId, holders: holdersOfRole(ownerRole), facts };
}

function aboutApplication(application: KnownApplication, { holdersOf }: Known): Happening {
  const { state, waitingFor, applicantId, deciders, decidersOfLevel } = application;
  const facts: Facts = {
    customerCode: application.customerCode,
    customerName: application.customerName,
    applicationId: application.applicationId,
    amount: application.amount,
    ...byWhom(state === 'in_approval' ? application.applicantName : application.lastDeciderName),
  };
  // A committee that has begun to vote was told when its turn came.
  const isNewTurn = waitingFor !== null && decidersOfLevel.length === 0;
  const turn = isNewTurn ? holdersOf(waitingFor).filter((userId) => !deciders.includes(userId)) : [];
  return { kind: 'application_changed', state, applicantId, deciders: turn, facts };
}

function aboutHold(
  kind: 'order_held' | 'order_released' | 'order_declined' | 'order_cleared',
  hold: KnownHold,
): Happening {
  const { requestedBy, ownerId } = hold;
  const facts: Facts = {
    customerCode: hold.customerCode,
    customerName: hold.customerName,
    documentNumber: hold.documentNumber,
    amount: hold.amount,
    reasons: hold.reasons,
    ...byWhom(kind === 'order_released' || kind === 'order_declined' ? hold.closedBy : null),
  };
  return { kind, requesterId: requestedBy.startsWith('user:') ? requestedBy.slice(5) : null, ownerId, facts };
}

function aboutEdition(edition: Edition, { editionDeciders }: Known): Happening {
  const { version, state, effectiveFrom: day, proposedById: proposerId, proposedBy, decidedBy } = edition;
  const facts = { version, day, ...byWhom(state === 'proposed' ? proposedBy : decidedBy) };
  return { kind: 'edition_changed', state, proposerId, deciders: editionDeciders, facts };
}

function byWhom(name: string | null): Pick<Facts, 'by'> {
  return name === null ? {} : { by: name };
}
