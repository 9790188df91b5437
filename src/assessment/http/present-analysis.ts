import type { Ratio } from '#kernel';
import type { Policy } from '#policy';
import { judgedModel, presentModel } from '../assessment-view.ts';
import { commonSize } from '../explain/common-size.ts';
import { duPontOf } from '../explain/dupont-of.ts';
import { isVerified, modelCatalogue } from '../models/catalogue.ts';
import { modelsOf } from '../models/models-of.ts';
import type { Statement } from '../statement.ts';

/** What statements tell beyond their ratios: models, DuPont and common size of every period, the newest first. */
export function presentAnalysis(statements: readonly Statement[], industry: string | null, policy: Policy) {
  return {
    models: modelCatalogue.map(({ code, name, formula, source, appliesTo, zones }) => ({
      code,
      name,
      formula,
      source,
      appliesTo,
      zones,
      isVerified: isVerified(code),
    })),
    periods: statements.map((statement) => {
      const parts = duPontOf(statement, statements);
      return {
        periodEnd: statement.periodEnd as string,
        span: statement.span,
        currency: statement.currency as string,
        models: modelsOf({ statement, among: statements, industry, planningRates: policy.planningRates })
          .map(presentModel)
          .map(judgedModel),
        duPont:
          parts === undefined
            ? null
            : {
                netMargin: valueOf(parts.netMargin),
                assetTurnover: valueOf(parts.assetTurnover),
                equityMultiplier: valueOf(parts.equityMultiplier),
                returnOnEquity: valueOf(parts.returnOnEquity),
              },
        commonSize: { ...commonSize(statement) } as Record<string, number>,
      };
    }),
  };
}

function valueOf(ratio: Ratio): number | null {
  return ratio.kind === 'value' ? ratio.value : null;
}
