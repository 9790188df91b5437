import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/StatusTag.tsx';
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
                <span>
                  <ChangeText change={change} customerCode={assessment.customerCode} />
                  <HeldBy caps={change.heldBy.filter((cap) => !next.heldBy.includes(cap))} />
                </span>
                <span className="soft figure">+{change.gain}</span>
              </li>
            ))}
          </ol>
          {next.heldBy.length > 0 && (
            <p className="assessment-note">
              {t('next.heldAnyway', { grade, caps: next.heldBy.map(capName).join(t('why.comma')) })}
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** What more points do not make up for, of one change among several. */
function HeldBy({ caps }: { readonly caps: readonly string[] }) {
  const { t } = useTranslation('assessment');
  const capName = useCapName();
  if (caps.length === 0) return null;
  return (
    <div className="assessment-because">
      <StatusTag tone="soon">{t('next.heldBy', { caps: caps.map(capName).join(t('why.comma')) })}</StatusTag>
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
