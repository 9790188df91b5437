import { type AuditOpinion, auditOpinions } from './statement.ts';

/** How reports name what the auditor said; the sharper word is looked for first. */
const names: readonly (readonly [RegExp, AuditOpinion])[] = [
  [/强调|emphasis/, 'emphasis'],
  [/无保留|unqualified|clean|标准/, 'unqualified'],
  [/无法表示|拒绝表示|disclaim/, 'disclaimer'],
  [/否定|adverse/, 'adverse'],
  [/保留|qualified/, 'qualified'],
];

/** Reads `标准无保留意见`, `带强调事项段的无保留意见`, `qualified`. Undefined for anything else. */
export function readOpinion(text: string): AuditOpinion | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return auditOpinions.find((opinion) => opinion === plain) ?? names.find(([pattern]) => pattern.test(plain))?.[1];
}
