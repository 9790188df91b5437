import { Alert, Radio, Spin } from 'antd';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useProblemText } from '../../ui/problem-text.ts';
import { type ImportKind, importKinds } from './import.ts';
import { useUploadImport } from './upload-import.ts';

/** What the file holds, and the file: dropped or chosen. */
export function ChooseFile({ onUploaded }: { readonly onUploaded: (id: string) => void }) {
  const { t } = useTranslation('integrations');
  const problemText = useProblemText('integrations');
  const [{ kind: wanted }] = useAddress();
  const [kind, setKind] = useState<ImportKind>(importKinds.find((one) => one === wanted) ?? 'invoices');
  const upload = useUploadImport();
  const send = (file: File | undefined) => {
    if (file !== undefined) upload.mutate({ kind, file }, { onSuccess: ({ id }) => onUploaded(id) });
  };
  return (
    <section className="panel stack" aria-label={t('steps.choose')}>
      {upload.isError && <Alert type="error" role="alert" title={problemText(upload.error)} />}
      <div>
        <div className="import-label">{t('choose.kind')}</div>
        <Radio.Group
          aria-label={t('choose.kind')}
          optionType="button"
          value={kind}
          onChange={({ target }) => setKind(target.value as ImportKind)}
          options={importKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <p className="soft">{t(`kindNotes.${kind}`)}</p>
      </div>
      <Spin spinning={upload.isPending} description={t('choose.uploading')}>
        <DropPlace onFile={send} />
      </Spin>
    </section>
  );
}

function DropPlace({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const { t } = useTranslation('integrations');
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <label
      className={isOver ? 'drop-place drop-place-over' : 'drop-place'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <strong>{t('choose.drop')}</strong>
      <span className="soft">{t('choose.formats')}</span>
      <input
        className="visually-hidden"
        type="file"
        accept=".csv,.txt,.tsv,.xlsx"
        aria-label={t('choose.drop')}
        onChange={({ target }) => {
          onFile(target.files?.[0]);
          target.value = ''; // The same file, mended, may be chosen again.
        }}
      />
    </label>
  );
}
