import {
  companyMatchKey,
  coreOfCompanyName,
  legalForm,
  normalizedCompanyName,
  parseCompanyName,
  plainCompanyName,
} from '#kernel';
import type { Adapter, ReferenceCase } from './reference-case.ts';

export const nameAdapters: Readonly<Record<string, Adapter>> = {
  parse: overNames((name) => {
    const { place, brand, trade, legalForm: suffix } = parseCompanyName(name);
    return { place, brand, trade, suffix };
  }),
  normalise: overNames((name, { title }) => {
    const core = coreOfCompanyName(name);
    // "Suffixes dropped" means the core of a name, anything else its plain form.
    const normalised = /suffix/i.test(title) ? core : normalizedCompanyName(name);
    return { normalised, core, contains: core, nfkc: plainCompanyName(name) };
  }),
  legal_form: overNames((name) => {
    const found = legalForm(name);
    return { legal_form: found.legalForm, is_branch: found.isBranch };
  }),
  equivalence: ({ input }) => {
    const { pairs } = input;
    if (!Array.isArray(pairs)) return undefined;
    return {
      same_match_key: (pairs as string[][]).map(([a = '', b = '']) => companyMatchKey(a) === companyMatchKey(b)),
    };
  },
};

/** A case gives one name or several; for several every answer is a list. */
function overNames(answer: (name: string, reference: ReferenceCase) => Readonly<Record<string, unknown>>): Adapter {
  return (reference) => {
    const { name, names } = reference.input;
    if (typeof name === 'string') return answer(name, reference);
    if (!Array.isArray(names)) return undefined;
    const answers = (names as string[]).map((each) => answer(each, reference));
    return Object.fromEntries(Object.keys(reference.expected).map((key) => [key, answers.map((each) => each[key])]));
  };
}
