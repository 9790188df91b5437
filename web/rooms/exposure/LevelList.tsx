import { useTranslation } from 'react-i18next';
import { compareDecimals, shareOf } from '../../decimal.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Level } from './check.ts';
import { LevelCounted } from './LevelCounted.tsx';
import { useLevelName } from './level-words.ts';
import './levels.css';

type Props = { readonly levels: readonly Level[] | undefined; readonly note?: string };

/** 有效额度: every limit that applies at once, and in words which of them is the tightest. */
export function LevelList({ levels = [], note }: Props) {
  const { t } = useTranslation('exposure');
  if (levels.length < 2) return null;
  const binding = levels.find(({ binds }) => binds);
  return (
    <section className="levels" aria-label={t('levels.title')}>
      <h3>{t('levels.title')}</h3>
      {binding !== undefined && (
        <p className="levels-binding">
          <Tightest level={binding} />
        </p>
      )}
      {note !== undefined && <p className="soft">{note}</p>}
      <ul>
        {levels.map((level, place) => (
          <LevelRow key={`${level.kind}-${place}`} level={level} />
        ))}
      </ul>
    </section>
  );
}

/** Where another limit than the customer's own binds, one line says so. */
export function TighterLevel({ levels = [] }: Pick<Props, 'levels'>) {
  const { t } = useTranslation('exposure');
  const binding = levels.find(({ binds }) => binds);
  if (binding === undefined || binding.kind === 'customer') return null;
  return (
    <p className="levels-tighter">
      <StatusTag tone="soon">{t('levels.binds')}</StatusTag> <Tightest level={binding} />
    </p>
  );
}

/** How much of the limit that binds is free, or by how much what is in use goes beyond it. */
function Tightest({ level }: { readonly level: Level }) {
  const { t } = useTranslation('exposure');
  const levelName = useLevelName();
  const { headroom } = level;
  const isOver = typeof headroom !== 'string' && headroom.amount.startsWith('-');
  const told = isOver ? { ...headroom, amount: headroom.amount.slice(1) } : headroom;
  return (
    <>
      {t(isOver ? 'levels.bindsOver' : 'levels.bindsInWords', { name: levelName(level) })} <MoneyText value={told} />
    </>
  );
}

function LevelRow({ level }: { readonly level: Level }) {
  const { t } = useTranslation('exposure');
  const levelName = useLevelName();
  const { limit, used, headroom, binds } = level;
  return (
    <li className={binds ? 'level level-binds' : 'level'}>
      <span className="level-name">
        <span className="level-title">{levelName(level)}</span>
        {binds && <StatusTag tone="soon">{t('levels.binds')}</StatusTag>}
      </span>
      <Share limit={limit} used={used} />
      <span className="level-figures">
        <MoneyText value={headroom} />
        <span className="soft">
          {t('levels.used')} <MoneyText bare value={used} /> / <MoneyText bare value={limit} />
        </span>
      </span>
      <LevelCounted level={level} />
    </li>
  );
}

/** A drawing beside the figures, for the eye only. */
function Share({ limit, used }: Pick<Level, 'limit' | 'used'>) {
  if (typeof limit === 'string') return <span className="level-bar level-bar-open" aria-hidden="true" />;
  const isOver = compareDecimals(used.amount, limit.amount) > 0;
  const share = isOver ? 1 : (shareOf(used.amount, limit.amount) ?? 0);
  return (
    <span className={isOver ? 'level-bar level-bar-over' : 'level-bar'} aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}
