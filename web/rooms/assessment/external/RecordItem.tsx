import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session.ts';
import { formatMoney } from '../../../format.ts';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { AttachButton } from './AttachButton.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { attachmentAddress, type ExternalRecord, graveTypes } from './external.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** One fact: what, when, from whom, whether it still stands; and its papers. */
export function RecordItem({ record }: { readonly record: ExternalRecord }) {
  const { t } = useTranslation('external');
  const may = useMay();
  const [open, setOpen] = useState<'close' | 'withdraw'>();
  const { kind, type, occurredOn, source, reference, amount, rating, score, note, closedOn, recordedBy } = record;
  const isReport = kind === 'credit_report';
  const facts = [
    `${source} · ${reference}`,
    amount === null ? '' : formatMoney(amount),
    rating === null ? '' : t('ratingOf', { rating }),
    score === null ? '' : t('scoreOf', { score }),
  ].filter((fact) => fact !== '');
  const close = () => setOpen(undefined);
  return (
    <li>
      <div className="external-line">
        <time className="figure">{occurredOn}</time>
        <strong>{t(`types.${type}`)}</strong>
        {!isReport &&
          (closedOn === null ? (
            <StatusTag tone={graveTypes.has(type) ? 'act' : 'soon'}>{t('open')}</StatusTag>
          ) : (
            <StatusTag tone="quiet">{t('closedOn', { day: closedOn })}</StatusTag>
          ))}
        <span>{facts.join(' · ')}</span>
      </div>
      {note !== '' && <p className="external-note">{note}</p>}
      <div className="external-line soft">
        <span>{t('recordedBy', { name: recordedBy })}</span>
        {record.attachments.map(({ id, fileName, sizeBytes }) => (
          <a key={id} href={attachmentAddress(id)} download>
            {fileName} ({t('kilobytes', { count: Math.max(1, Math.round(sizeBytes / 1024)) })})
          </a>
        ))}
        {may('assessments:write') && (
          <>
            <AttachButton recordId={record.id} />
            {!isReport && closedOn === null && (
              <Button size="small" type="link" onClick={() => setOpen('close')}>
                {t('close')}
              </Button>
            )}
            <Button size="small" type="link" onClick={() => setOpen('withdraw')}>
              {t('withdraw')}
            </Button>
          </>
        )}
      </div>
      <CloseDialog record={record} isOpen={open === 'close'} onClose={close} />
      <WithdrawDialog record={record} isOpen={open === 'withdraw'} onClose={close} />
    </li>
  );
}
