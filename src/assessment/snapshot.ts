import { asCurrency, calendarDate, canonicalJson } from '#kernel';
import type { Figures } from './chart.ts';
import type { AssessmentFacts } from './facts.ts';
import { contentOf, type Statement } from './statement.ts';

/** The facts as plain JSON: amounts as text, in a fixed order of keys. */
export function writeSnapshot(facts: AssessmentFacts): unknown {
  return JSON.parse(snapshotText(facts)) as unknown;
}

/** The same as the text that is kept and hashed. */
export function snapshotText({ statements, ...facts }: AssessmentFacts): string {
  return canonicalJson({ ...facts, statements: statements.map(contentOf) });
}

type WrittenFigures = Readonly<Record<string, string>>;

type Written = Omit<AssessmentFacts, 'statements' | 'payment'> & {
  readonly statements: readonly (Omit<Statement, 'figures' | 'opening'> & {
    readonly figures: WrittenFigures;
    readonly opening?: WrittenFigures;
  })[];
  readonly payment: Omit<AssessmentFacts['payment'], 'invoicedMinor'> & { readonly invoicedMinor: string | null };
};

/** What {@link writeSnapshot} wrote, as the facts that it was. */
export function readSnapshot(snapshot: unknown): AssessmentFacts {
  const { statements, payment, customer, asOf, override, ...rest } = snapshot as Written;
  return {
    ...rest,
    ...(override !== undefined && { override: { ...override, validTo: calendarDate(override.validTo) } }),
    asOf: calendarDate(asOf),
    customer: { ...customer, currency: asCurrency(customer.currency) },
    payment: { ...payment, invoicedMinor: payment.invoicedMinor === null ? null : BigInt(payment.invoicedMinor) },
    statements: statements.map(({ opening, ...statement }) => ({
      ...statement,
      periodEnd: calendarDate(statement.periodEnd),
      currency: asCurrency(statement.currency),
      figures: readFigures(statement.figures),
      ...(opening !== undefined && { opening: readFigures(opening) }),
    })),
  };
}

/** Figures as they are written, in a snapshot or a row. */
export function readFigures(written: Readonly<Record<string, string>>): Figures {
  return Object.fromEntries(Object.entries(written).map(([line, minor]) => [line, BigInt(minor)]));
}
