import type { z } from 'zod';
import type { approvalsContract } from '#approvals/contract';
import { printJson, shown } from './print.ts';

type Application = z.input<typeof approvalsContract.getApplication.answer>;

/** What somebody needs who decides at a shell: the ask, the proposal with its sum, and whose turn it is. */
export function printApplication(
  application: Application,
  { json = false, dryRun = false }: { readonly json?: boolean; readonly dryRun?: boolean } = {},
): void {
  if (json) return printJson(application);
  const { kind, asked, amount, customerCode, customerName, state, waitingFor, assessment, now, counted } = application;
  console.log(`${kind} limit of ${shown(asked)} for ${customerCode} ${customerName}: ${dryRun ? 'not sent' : state}`);
  if (amount.amount !== asked.amount) console.log(`  cut to ${shown(amount)}`);
  if (counted !== undefined)
    console.log(`  counts as ${shown(counted.amount)} at ${counted.rate.rate} of ${counted.rate.day}`);
  console.log(`  from ${application.validFrom} to ${application.validTo}, asked by ${application.applicant}`);
  if (application.expectedPurchases !== null)
    console.log(`  expected to buy ${shown(application.expectedPurchases)} in twelve months`);
  console.log(`  now: limit ${shown(now.limit)}, exposure ${shown(now.exposure)}`);
  if (assessment === null) console.log('  not assessed: nothing is proposed');
  else {
    console.log(`  grade ${assessment.grade}, proposed ${shown(application.proposed)}`);
    for (const { label, amount: sum } of assessment.derivation) console.log(`    ${label.en}: ${shown(sum)}`);
  }
  console.log(`  levels ${application.levels.join(', ')}`);
  for (const { level, decision, decidedBy, reason } of application.decisions)
    console.log(`    ${level}: ${decision} by ${decidedBy}: ${reason}`);
  if (waitingFor !== null) console.log(`  waits for ${waitingFor}`);
  if (application.limitId !== null) console.log(`  granted: limit ${application.limitId}`);
  if (!dryRun) console.log(`  application ${application.id}`);
}
