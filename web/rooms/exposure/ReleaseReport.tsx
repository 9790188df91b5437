import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { useProblemText } from '../../ui/problem-text.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { ReleaseResult } from './releases.ts';

type Props = { readonly results: readonly ReleaseResult[]; readonly onClose: () => void };

/** What came of the releases, order by order; what failed says why. There is no undo: the reservation stands. */
export function ReleaseReport({ results, onClose }: Props) {
  const { t } = useTranslation('exposure');
  const { t: common } = useTranslation();
  const problemText = useProblemText('exposure');
  return (
    <div role="status" className="release-place">
      {results.length > 0 && (
        <section className="panel release-report">
          <ul>
            {results.map(({ hold, released, error }) => (
              <li key={hold.id}>
                <StatusTag tone={released === undefined ? 'act' : 'fine'}>
                  {t(released === undefined ? 'holds.failed' : 'holds.released')}
                </StatusTag>
                <span>
                  {hold.customerName} · {hold.document.number}
                </span>
                <span>
                  {released === undefined
                    ? problemText(error)
                    : t('holds.reserved', {
                        amount: formatMoney(released.release?.amount ?? released.amount),
                        id: shortId(released.reservationId),
                      })}
                </span>
              </li>
            ))}
          </ul>
          <Button size="small" onClick={onClose}>
            {common('dialog.close')}
          </Button>
        </section>
      )}
    </div>
  );
}

/** The end of an id tells reservations apart; its beginning is the time. */
function shortId(id: string | null): string {
  return id === null ? '' : id.slice(-8);
}
