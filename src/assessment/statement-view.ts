import { amountText, type Currency, money } from '#kernel';
import type { Figures, LineItemCode } from './chart.ts';
import { statementDoubts } from './identities.ts';
import { assuranceOf, type KeptStatement } from './statement.ts';
import { seriesOf, sinceStatementBefore } from './statement-series.ts';

/** A statement as it is told outside. Plain JSON: the command road keeps it as the answer to a repeated call. */
export function presentStatement(statement: KeptStatement, customerCode: string) {
  const { currency, figures } = statement;
  return {
    id: statement.statementId as string,
    customerCode,
    periodEnd: statement.periodEnd as string,
    span: statement.span,
    currency: currency as string,
    scope: statement.scope ?? ('consolidated' as const),
    flows: statement.flows ?? ('year_to_date' as const),
    audited: statement.audited,
    assurance: assuranceOf(statement),
    opinion: statement.opinion ?? null,
    source: statement.source,
    version: statement.version,
    enteredBy: statement.enteredBy,
    enteredAt: statement.enteredAt.toISOString(),
    figures: Object.fromEntries(
      Object.entries(figures).map(([line, minor]) => [line as LineItemCode, textOf(currency, minor)]),
    ),
    opening: statement.opening === undefined ? null : textsOf(currency, statement.opening),
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

/** The statements of a customer beside each other: which of them speak, and what the last part of a year came to alone. */
export function presentStatements(statements: readonly KeptStatement[], customerCode: string) {
  const series = seriesOf(statements);
  const speaking = new Set(series.map(({ statementId }) => statementId));
  return statements.map((statement) => {
    const since = sinceStatementBefore(statement, series);
    return {
      ...presentStatement(statement, customerCode),
      speaks: speaking.has(statement.statementId),
      since: { after: since.after as string, figures: textsOf(statement.currency, since.figures) },
    };
  });
}

function textsOf(currency: Currency, figures: Figures): Record<string, string> {
  return Object.fromEntries(Object.entries(figures).map(([line, minor]) => [line, textOf(currency, minor)]));
}

function textOf(currency: Currency, minor: bigint): string {
  return amountText(money(currency, minor));
}
