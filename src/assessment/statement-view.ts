import { amountText, type Currency, money } from '#kernel';
import type { LineItemCode } from './chart.ts';
import { statementDoubts } from './identities.ts';
import type { KeptStatement } from './statement.ts';

/** A statement as it is told outside. Plain JSON: the command road keeps it as the answer to a repeated call. */
export function presentStatement(statement: KeptStatement, customerCode: string) {
  const { currency, figures } = statement;
  return {
    id: statement.statementId as string,
    customerCode,
    periodEnd: statement.periodEnd as string,
    span: statement.span,
    currency: currency as string,
    audited: statement.audited,
    opinion: statement.opinion ?? null,
    source: statement.source,
    version: statement.version,
    enteredBy: statement.enteredBy,
    enteredAt: statement.enteredAt.toISOString(),
    figures: Object.fromEntries(
      Object.entries(figures).map(([line, minor]) => [line as LineItemCode, textOf(currency, minor)]),
    ),
    doubts: statementDoubts(figures).map(({ code, line, givenMinor, expectedMinor, from }) => ({
      code,
      line: line as string,
      given: textOf(currency, givenMinor),
      expected: textOf(currency, expectedMinor),
      from: from as readonly string[] as string[],
    })),
  };
}

export type StatementView = ReturnType<typeof presentStatement>;

function textOf(currency: Currency, minor: bigint): string {
  return amountText(money(currency, minor));
}
