import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useText } from '../../ui/use-text.ts';
import type { Chart, Statement } from './assessment.ts';

type Props = { readonly statements: readonly Statement[]; readonly items: Chart['items'] };

/** What does not add up: told, never repaired. */
export function StatementDoubts({ statements, items }: Props) {
  const { t } = useTranslation('assessment');
  const text = useText();
  const nameOf = (line: string) => {
    const item = items.find(({ code }) => code === line);
    return item === undefined ? line : text(item.name);
  };
  const doubts = statements.flatMap(({ id, periodEnd, doubts: found }) =>
    found.map((doubt) => ({ ...doubt, key: `${id}${doubt.code}${doubt.line}`, periodEnd })),
  );
  if (doubts.length === 0) return null;
  return (
    <ul className="statement-doubts">
      {doubts.map(({ key, code, line, given, expected, periodEnd }) => (
        <li key={key}>
          <StatusTag tone="soon">{nameOf(line)}</StatusTag> <span className="figure">{periodEnd}</span>{' '}
          {t(`doubts.${code}`, { given: formatAmount(given), expected: formatAmount(expected) })}
        </li>
      ))}
    </ul>
  );
}
