import { presentLimit } from '#limits';
import type { AuditEntry } from '#platform';
import { auditedDecision, checkCommand } from '#exposure/usecases';
import { openedAt, type History } from './history.ts';
import type { DemoGrant } from './grants.ts';
import { idAt } from './ids.ts';
import type { KeptCheck } from './order-desk.ts';
import { ownerOf } from './owners.ts';
import type { Actor } from './people.ts';

// The audit trail of a history, entry by entry as the real commands record it.

type Note = {
  readonly command: string;
  readonly at: Date;
  readonly by: Actor;
  readonly subject: string;
  readonly detail: unknown;
};

/** Adds to the trail what somebody did. */
export function note({ player, trail }: History, { command, at, by, subject, detail }: Note): void {
  trail.push({
    // From a customer's own stream of chance: one that is told more of has the same trade as before.
    entryId: idAt<'audit-entry'>(at, player.trailDice),
    at,
    actorKind: by.kind,
    actorId: by.id,
    actorName: by.name,
    command,
    customerId: player.customerId,
    subject,
    detail,
  });
}

/** The whole trail of a history that has been played to its end. */
export function trailOf(history: History): readonly AuditEntry[] {
  noteCreation(history);
  // The limit of an application stands with the decision that granted it.
  for (const grant of history.grants) if (grant.applicationId === null) noteGrant(history, grant);
  return history.trail;
}

function noteCreation(history: History): void {
  const { player, people } = history;
  const { customerId, creditGroupId, code, name, unifiedSocialCreditCode, industry, parentCode } = player;
  const standing = { status: 'active', blacklistReason: null, freezeReason: null, version: 1 };
  const owner = { ownerName: ownerOf(player, people)?.name ?? null };
  const facts = { unifiedSocialCreditCode, industry: industry.name, parentCode, country: 'CN', currency: 'CNY' };
  const after = { customerId, creditGroupId, code, name, ...facts, ...standing, ...owner };
  note(history, {
    command: 'customers.create',
    at: openedAt(history),
    by: people.salesManager,
    subject: code,
    detail: { after },
  });
}

/** With the grants that it ended, as they had stood until then. */
function noteGrant(history: History, grant: DemoGrant): void {
  const { grants, player, calendar } = history;
  const asGranted = { ...grant, validTo: grant.grantedTo, endedBy: null };
  const ended = grants
    .filter(({ endedBy }) => endedBy === grant.limitId)
    .map(({ limitId, grantedTo, validTo }) => ({
      id: limitId,
      changed: { validTo: { before: grantedTo, after: validTo } },
    }));
  note(history, {
    command: 'limits.grant',
    at: grant.grantedAt,
    by: grant.by,
    subject: player.code,
    detail: { granted: presentLimit(asGranted, player.code, calendar.dayAt(grant.grantedAt)), ended },
  });
}

export function noteCheck(history: History, check: KeptCheck, by: Actor): void {
  note(history, {
    command: checkCommand,
    at: check.checkedAt,
    by,
    subject: check.documentNumber,
    detail: { checks: [auditedDecision({ ...check, documentType: 'sales_order' })] },
  });
}
