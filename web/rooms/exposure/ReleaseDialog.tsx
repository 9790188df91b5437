import { Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBasisPoints, formatMoney } from '../../format.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import type { Hold } from './hold.ts';
import { useObjectionSentence } from './objection-words.ts';
import { reasonName } from './rule-words.ts';
import { noTerms, ReleaseFields, termsOf, type TypedTerms } from './ReleaseFields.tsx';
import { ReleasePreview } from './ReleasePreview.tsx';
import { useReleasePreview } from './release-preview.ts';
import type { Releases } from './releases.ts';

type Props = {
  readonly holds: readonly Hold[];
  /** Filled in beforehand: the part or the prepayment that a way out found. */
  readonly start?: Partial<TypedTerms> | undefined;
  readonly releases: Releases;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** States what a release does before it is done: it reserves the amount in spite of every reason shown. */
export function ReleaseDialog({ holds, start, releases, onDone, onClose }: Props) {
  const { t } = useTranslation('exposure');
  const { isRunning, results, refusal } = releases;
  const [typed, setTerms] = useState<TypedTerms>();
  const terms = typed ?? { ...noTerms, ...start };
  const [single] = holds.length === 1 ? holds : [];
  const close = () => {
    setTerms(undefined);
    onClose();
  };
  const preview = useReleasePreview(holds);
  const passing = preview.passing;
  const title = t('holds.releaseTitle', { count: passing.length });
  return (
    <ReasonDialog
      isOpen={holds.length > 0}
      title={title}
      action={t('holds.release')}
      isPending={isRunning || preview.isPending}
      error={refusal}
      isIdle={passing.length === 0}
      room="exposure"
      onDo={(reason) =>
        void releases.run(passing, termsOf(reason, terms, single), terms.paper).then((done) => {
          // Where nothing went through, what was typed stays for another try.
          if (done.every(({ released }) => released === undefined)) return;
          setTerms(undefined);
          onDone();
        })
      }
      onClose={() => {
        if (!isRunning) close();
      }}
    >
      <p className="release-note">{t('holds.releaseNote', { count: passing.length })}</p>
      {preview.error !== null && <ErrorState error={preview.error} onRetry={preview.again} />}
      {(holds.length > 1 || preview.refused.length > 0) && <ReleasePreview preview={preview} />}
      <ul className="release-list">
        {passing.map((hold) => (
          <Asked key={hold.id} hold={hold} withReasons={passing.length <= 3} />
        ))}
      </ul>
      {preview.covers !== null && (
        <p className="release-covers">
          {t('release.willCover', {
            day: terms.coversUntil ?? preview.covers.until,
            tolerance: formatBasisPoints(preview.covers.toleranceBasisPoints),
          })}
        </p>
      )}
      <ReleaseFields single={single} value={terms} onChange={setTerms} />
      {isRunning && passing.length > 1 && (
        <Progress
          percent={Math.round((results.length / passing.length) * 100)}
          format={() => `${results.length} / ${passing.length}`}
        />
      )}
    </ReasonDialog>
  );
}

function Asked({ hold, withReasons }: { readonly hold: Hold; readonly withReasons: boolean }) {
  const { t } = useTranslation('exposure');
  const sentence = useObjectionSentence();
  const { customerName, document, amount, objections } = hold;
  return (
    <li>
      <div className="release-line">
        <span>
          {customerName} · {t(`documentTypes.${document.type}`)} {document.number}
        </span>
        <strong className="figure">{formatMoney(amount)}</strong>
      </div>
      {withReasons && (
        <ul className="soft">
          {objections.map((objection) => (
            <li key={reasonName(objection)}>{sentence(objection)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
