import type { Customer } from '#customers';
import { toJson } from '#kernel';
import type { Command } from '#platform';
import type { Application, Decision } from '../application.ts';
import { waitingFor } from '../decide.ts';
import { saveApplication } from '../store/applications.ts';

/** Saves an application as it stands now, leaves it on the customer's timeline, and tells whoever listens. */
export async function keep(
  { tx, record, announce }: Command,
  { code, customerId }: Customer,
  application: Application,
  ofRound: readonly Decision[],
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { applicationId, kind, state, amount, expectedPurchases, validFrom, validTo, round, levels } = application;
  const expected = expectedPurchases === null ? {} : { expectedPurchases: toJson(expectedPurchases) };
  const waits = waitingFor(application, ofRound);
  await saveApplication(tx, application, waits);
  record({
    subject: code,
    customerId,
    detail: {
      applicationId,
      kind,
      state,
      amount: toJson(amount),
      ...expected,
      validFrom,
      validTo,
      round,
      levels,
      ...more,
    },
  });
  announce('application_changed', { applicationId, customerCodes: [code], state, waitingFor: waits });
}
