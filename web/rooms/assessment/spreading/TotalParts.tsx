import { useTranslation } from 'react-i18next';
import { compareDecimals, negated, sumDecimals } from '../../../decimal.ts';
import { formatAmount, noValue } from '../../../format.ts';
import type { Chart } from '../assessment.ts';

type Figures = Readonly<Record<string, string>>;

type Props = {
  readonly total: string;
  readonly sums: Chart['sums'];
  /** Of each period. */
  readonly figures: readonly Figures[];
  readonly nameOf: (line: string) => string;
};

/** The lines that make up a total, their sum, and how far the total is off it: period by period. */
export function TotalParts({ total, sums, figures, nameOf }: Props) {
  const { t } = useTranslation('spreading');
  return sums
    .filter((sum) => sum.total === total)
    .map(({ plus, minus }) => {
      const lines = [...plus, ...minus].filter((line) => figures.some((one) => one[line] !== undefined));
      if (lines.length === 0) return null;
      const signed = (line: string, amount: string) => (minus.includes(line) ? negated(amount) : amount);
      const sumOf = (one: Figures) =>
        sumDecimals(lines.flatMap((line) => (one[line] === undefined ? [] : [signed(line, one[line])])));
      return [
        ...lines.map((line) => (
          <tr key={line} className="spread-part">
            <th scope="row" colSpan={2}>
              {minus.includes(line) ? t('less', { line: nameOf(line) }) : nameOf(line)}
            </th>
            {figures.map((one, period) => (
              <td key={period} className="spread-figure figure">
                {one[line] === undefined ? noValue : formatAmount(signed(line, one[line]))}
              </td>
            ))}
          </tr>
        )),
        <tr key={`${total} ${plus[0]}`} className="spread-part spread-part-sum">
          <th scope="row" colSpan={2}>
            {t('sumOfParts', { line: nameOf(total) })}
          </th>
          {figures.map((one, period) => {
            const sum = sumOf(one);
            const off = one[total] === undefined ? undefined : sumDecimals([one[total], negated(sum)]);
            const isOff = off !== undefined && compareDecimals(off, '0') !== 0;
            return (
              <td key={period} className="spread-figure">
                <span className="figure">{formatAmount(sum)}</span>
                {isOff && <div className="spreading-warn">{t('apart', { difference: formatAmount(off) })}</div>}
              </td>
            );
          })}
        </tr>,
      ];
    });
}
