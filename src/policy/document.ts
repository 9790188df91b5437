import { addDays, type CalendarDate } from '#kernel';
import { deciding } from './document-deciding.ts';
import { grading } from './document-grading.ts';
import { watching } from './document-watching.ts';
import type { Policy } from './policy.ts';
import type { Text } from './text.ts';

/** A policy as a person reads it: numbered sections and clauses in both languages, made from the tables that decide. */
export type PolicyDocument = {
  readonly version: string;
  readonly effectiveFrom: CalendarDate;
  /** The last day it is in force; null while no later version is known. */
  readonly effectiveTo: CalendarDate | null;
  readonly title: Text;
  readonly sections: readonly Section[];
};

export type Section = {
  readonly number: string;
  readonly title: Text;
  readonly clauses: readonly { readonly number: string; readonly text: Text }[];
  readonly tables: readonly Table[];
};

export type Table = {
  readonly title: Text;
  readonly columns: readonly Text[];
  readonly rows: readonly (readonly Text[])[];
};

/** A section before it has its number. */
export type Draft = { readonly title: Text; readonly clauses: readonly Text[]; readonly tables: readonly Table[] };

export function documentOf(policy: Policy, next: Policy | undefined): PolicyDocument {
  const drafts = [...grading(policy), ...deciding(policy), ...watching(policy)];
  return {
    version: policy.version,
    effectiveFrom: policy.effectiveFrom,
    effectiveTo: next === undefined ? null : addDays(next.effectiveFrom, -1),
    title: { zh: '客户授信政策', en: 'Customer credit policy' },
    sections: drafts.map(({ title, clauses, tables }, place) => ({
      number: `${place + 1}`,
      title,
      clauses: clauses.map((text, clause) => ({ number: `${place + 1}.${clause + 1}`, text })),
      tables,
    })),
  };
}
