import { dayOf, ok, refuse, type Result } from '#kernel';
import { findHistories } from '#limits/usecases';
import type { Platform } from '#platform';
import type { Language } from '../application.ts';
import { writeLetter } from '../letter.ts';
import { findApplication, type NamedApplication } from '../store/applications.ts';
import { applicationNotFound } from './desk.ts';
import { print } from './printer.ts';

/** The letter to the customer once its application is decided, as PDF. */
export async function printLetter(
  { database, company }: Platform,
  { id, language }: { readonly id: string; readonly language: Language },
): Promise<Result<Buffer>> {
  const application = await findApplication(database.sql, id);
  if (application === undefined) return applicationNotFound(id);
  const { state, closedAt, customerName, asked } = application;
  if (closedAt === null || (state !== 'approved' && state !== 'rejected'))
    return refuse('conflict', 'no_letter', 'There is a letter once the application is approved or rejected.');
  const told = {
    customerName,
    companyName: company.name,
    number: application.applicationId,
    on: dayOf(closedAt, company.timeZone),
    asked,
    granted: state === 'approved' ? await grantedBy(database.sql, application) : null,
  };
  return ok(await print('letter', writeLetter(told, language)));
}

async function grantedBy(db: Platform['database']['sql'], application: NamedApplication) {
  const grants = (await findHistories(db, [application])).get(application.customerId) ?? [];
  const grant = grants.find(({ limitId }) => limitId === application.limitId);
  if (grant === undefined) throw new Error(`Application ${application.applicationId} is approved, and has no limit.`);
  const { amount, measurement } = application;
  const { temporary, validFrom, grantedTo, terms } = grant;
  const { singleDocument } = grant.original ?? grant;
  return {
    amount,
    ...(measurement.rate && { rate: measurement.rate }),
    temporary,
    singleDocument,
    validFrom,
    validTo: grantedTo,
    terms,
  };
}
