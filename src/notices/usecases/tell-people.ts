import { z } from 'zod';
import { levelsOfRoles } from '#approvals';
import type { Listener, OutboxEvent, Tx } from '#platform';
import { type AuthorityLevel, authorityLevels } from '#policy';
import { roles } from '#team';
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
};

async function learn(tx: Tx, events: readonly OutboxEvent[]): Promise<Known> {
  const of = (...kinds: string[]) => events.filter(({ kind }) => kinds.includes(kind)).map(({ payload }) => payload);
  const limits = of('limit_changed').map((payload) => AboutLimits.parse(payload));
  const applicationIds = [
    ...of('application_changed').map((payload) => AboutApplication.parse(payload).applicationId),
    ...limits.flatMap(({ applicationId }) => applicationId ?? []),
  ];
  const holdIds = of('order_held', 'hold_released').map((payload) => AboutHold.parse(payload).holdId);
  const [applications, holds, customers, people] = await Promise.all([
    findApplications(tx, applicationIds),
    findHolds(tx, holdIds),
    findOwned(
      tx,
      limits.flatMap(({ customerCodes }) => customerCodes),
    ),
    applicationIds.length === 0
      ? []
      : listPeople(
          tx,
          roles.filter((role) => levelsOfRoles([role]).length > 0),
        ),
  ]);
  const holdersOf = (level: AuthorityLevel) =>
    people.filter((person) => levelsOfRoles(person.roles).includes(level)).map(({ id }) => id);
  return { applications, holds, customers, holdersOf };
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
    case 'hold_released': {
      const hold = known.holds.get(AboutHold.parse(payload).holdId);
      return hold === undefined ? undefined : aboutHold('order_released', hold);
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
    default:
      return undefined;
  }
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

function aboutHold(kind: 'order_held' | 'order_released', hold: KnownHold): Happening {
  const { requestedBy, ownerId } = hold;
  const facts: Facts = {
    customerCode: hold.customerCode,
    customerName: hold.customerName,
    documentNumber: hold.documentNumber,
    amount: hold.amount,
    reasons: hold.reasons,
    ...byWhom(kind === 'order_released' ? hold.closedBy : null),
  };
  return { kind, requesterId: requestedBy.startsWith('user:') ? requestedBy.slice(5) : null, ownerId, facts };
}

function byWhom(name: string | null): Pick<Facts, 'by'> {
  return name === null ? {} : { by: name };
}
