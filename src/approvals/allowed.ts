import type { Refusal } from '#kernel';
import { type Action, type Application, actions, type Decision } from './application.ts';
import { type Decider, whyNotDecide } from './decide.ts';

export type Asker = Decider & { readonly may: (scope: string) => boolean };

const scopeOf: Readonly<Record<Action, string>> = {
  decide: 'applications:decide',
  resubmit: 'applications:write',
  withdraw: 'applications:write',
  advise: 'applications:advise',
};

/** What somebody may do with an application now, and where not, why not. */
export function allowedActions(application: Application, decisions: readonly Decision[], asker: Asker) {
  return actions.map((action) => {
    const refusal = asker.may(scopeOf[action])
      ? whyNot(action, application, decisions, asker)
      : scopeMissing(scopeOf[action]);
    return { action, whyNot: refusal === undefined ? null : { code: refusal.code, detail: refusal.detail } };
  });
}

/** `decisions` are those of the current round. The scope is the door's to check. */
export function whyNot(
  action: Action,
  application: Application,
  decisions: readonly Decision[],
  asker: Decider,
): Refusal | undefined {
  const { state, applicantId } = application;
  switch (action) {
    case 'decide':
      return whyNotDecide(application, decisions, asker);
    case 'resubmit':
      if (state !== 'returned') return refusal('conflict', 'not_returned', 'Only what was returned can be sent again.');
      return applicantId === asker.id ? undefined : notTheApplicant;
    case 'withdraw':
      if (state !== 'returned' && state !== 'in_approval')
        return refusal('conflict', 'application_closed', 'The application is closed.');
      return applicantId === asker.id ? undefined : notTheApplicant;
    case 'advise':
      return state === 'in_approval' ? undefined : refusal('conflict', 'not_in_approval', 'It is not in approval.');
  }
}

const notTheApplicant = refusal('not_allowed', 'not_the_applicant', 'Only whoever applied may do this.');

function scopeMissing(scope: string): Refusal {
  return refusal('not_allowed', 'scope_missing', `This needs the right "${scope}".`);
}

function refusal(kind: Refusal['kind'], code: string, detail: string): Refusal {
  return { kind, code, detail };
}
