import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { customersContract } from '#customers/contract';
import { type AnswerOf, call } from '../../client/call.ts';
import { useWrite } from '../../client/use-write.ts';

type Exclusions = AnswerOf<typeof customersContract.listExclusions>;
export type Exclusion = Exclusions['items'][number];
export type OwnRules = Exclusions['ownRules'];
type Rule = Exclusion['rule'];

export function exclusionsQuery(code: string) {
  return queryOptions({
    queryKey: ['customers', code, 'rule-exclusions'],
    queryFn: ({ signal }) => call(customersContract.listExclusions, { params: { code }, signal }),
  });
}

export function useExcludeRule(code: string) {
  return useWrite(
    ({ rule, ...body }: { readonly rule: Rule; readonly until: string; readonly reason: string }, idempotencyKey) =>
      call(customersContract.excludeRule, { params: { code, rule }, body, idempotencyKey }),
  );
}

export function useEndExclusion(code: string) {
  return useWrite((rule: Rule, idempotencyKey) =>
    call(customersContract.endExclusion, { params: { code, rule }, idempotencyKey }),
  );
}

/** What an excluded rule is called; one own rule by what the policy says to whoever meets it. */
export function useExcludedName(ownRules: OwnRules): (rule: Rule) => string {
  const { t, i18n } = useTranslation('exposure');
  return (rule) => {
    if (rule === 'own') return t('exclusions.everyOwn');
    if (!isOwn(rule)) return t(`rules.${rule}`);
    const message = ownRules?.find((one) => one.rule === rule)?.message;
    const name = t('ownRule', { id: rule.slice('own:'.length) });
    return message === undefined ? name : `${name} · ${i18n.language === 'en' ? message.en : message.zh}`;
  };
}

function isOwn(rule: Rule): rule is `own:${string}` {
  return rule.startsWith('own:');
}
