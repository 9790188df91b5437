import { makeAssessment } from '#assessment/usecases';
import type { Customer } from '#customers';
import type { Result } from '#kernel';
import { gradingPolicy } from '#policy/usecases';
import type { Command } from '#platform';
import type { Assessed } from '../assessed.ts';
import { type AssessedFor, proposeFor } from '../propose-for.ts';

/** Assesses a customer for an application; null where nothing is known of it. */
export type Assess = (command: Command, customer: Customer, wanted: AssessedFor) => Promise<Result<Assessed | null>>;

/** Assesses the customer as it is today, and derives the limit that the policy proposes for it. */
export const assessFor: Assess = async (command, customer, wanted) => {
  const kept = await makeAssessment(command, customer);
  const policy = await gradingPolicy(command.tx, command.today);
  return proposeFor(kept, wanted, policy);
};
