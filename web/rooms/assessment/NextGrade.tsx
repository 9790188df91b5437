import { useTranslation } from 'react-i18next';
import type { Assessment, Change, Explanation } from './assessment.ts';
import { useCapName } from './cap-words.ts';
import { figureText, unitOf, useFactorValue } from './factor-words.ts';

type Props = { readonly next: Explanation['next']; readonly assessment: Assessment };

/** The way to the next grade: each change that is enough alone, or the fewest that are together. */
export function NextGrade({ next, assessment }: Props) {
  const { t } = useTranslation('assessment');
  const capName = useCapName();
  const grade = next.grade ?? '';
  const changes = next.alone.length > 0 ? next.alone : next.together;
  return (
    <div>
      <h3 className="why-title">{t('next.title')}</h3>
      {next.kind === 'best' && <p className="soft assessment-note">{t('next.best')}</p>}
      {next.kind === 'held' && (
        <>
          <p className="assessment-note">{t('next.held', { grade })}</p>
          <ul className="why-list">
            {next.heldBy.map((cap) => (
              <li key={cap}>{capName(cap)}</li>
            ))}
          </ul>
        </>
      )}
      {next.kind === 'out_of_reach' && (
        <p className="assessment-note">{t('next.outOfReach', { grade, points: next.pointsShort })}</p>
      )}
      {next.kind === 'reachable' && (
        <>
          <p className="assessment-note">
            {t(next.alone.length > 0 ? 'next.alone' : 'next.together', { grade, points: next.pointsShort })}
          </p>
          <ol className="why-list">
            {changes.map((change) => (
              <li key={change.code}>
                <ChangeText change={change} customerCode={assessment.customerCode} />
                <span className="soft figure">+{change.gain}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function ChangeText({ change, customerCode }: { readonly change: Change; readonly customerCode: string }) {
  const { t } = useTranslation('assessment');
  const valueOf = useFactorValue(customerCode);
  const { code, kind, to, from } = change;
  const name = t(`factors.names.${code}` as 'factors.names.roe');
  const shown = (value: number | string | null) => valueOf({ code, value });
  const goal =
    kind === 'answer' || typeof to !== 'number'
      ? shown(to)
      : t(kind === 'at_least' ? 'next.atLeast' : 'next.below', {
          figure: t(`units.${unitOf(code)}`, { value: figureText(to, unitOf(code)) }),
        });
  return (
    <span>
      {t('next.change', { name, goal })}{' '}
      <span className="soft">{from === null ? t('next.unknown') : t('next.from', { from: shown(from) })}</span>
    </span>
  );
}
