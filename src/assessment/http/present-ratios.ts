import { money, toJson } from '#kernel';
import { englishFormulas } from '../ratio-formulas.ts';
import { ratioDefinitions } from '../ratio-definitions.ts';
import type { StatementRatio } from '../ratio-result.ts';
import { operatingCycleDays, ratiosOf, workingCapital } from '../ratios.ts';
import { findPrior, type Statement } from '../statement.ts';

export function presentRatios(statements: readonly Statement[]) {
  return {
    definitions: ratioDefinitions.map(({ code, group, zh, en, unit, formula }) => ({
      code: code as string,
      group: group as string,
      name: { zh, en },
      unit,
      formula,
      formulaEn: englishFormulas[code],
    })),
    periods: statements.map((statement) => {
      const { periodEnd, span, currency, audited, figures } = statement;
      const capital = workingCapital(figures);
      const cycle = operatingCycleDays({
        current: figures,
        prior: findPrior(statement, statements)?.figures,
        isAnnual: span === 'annual',
      });
      return {
        periodEnd,
        span,
        currency,
        audited,
        workingCapital: capital === undefined ? null : toJson(money(currency, capital)),
        operatingCycleDays: presentRatio(cycle.operating),
        cashCycleDays: presentRatio(cycle.cash),
        ratios: Object.fromEntries(
          Object.entries(ratiosOf(statement, statements)).map(([code, ratio]) => [code, presentRatio(ratio)]),
        ),
      };
    }),
  };
}

function presentRatio(ratio: StatementRatio) {
  return ratio.kind === 'value'
    ? { value: ratio.value, because: null, missing: [], without: [...ratio.without], proxy: ratio.proxy }
    : { value: null, because: ratio.because, missing: [...ratio.missing], without: [], proxy: null };
}
