import { Button, Input, Spin } from 'antd';
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pastedTable } from './pasted-table.ts';

type Props = {
  readonly isPending: boolean;
  readonly onFile: (file: File) => void;
  readonly onTable: (rows: string[][]) => void;
};

/** A workbook as the company sent it, or a table out of anything that can be copied. */
export function TakeIn({ isPending, onFile, onTable }: Props) {
  const { t } = useTranslation('spreading');
  const [text, setText] = useState('');
  const [isOver, setOver] = useState(false);
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (!pasted.includes('\t')) return;
    event.preventDefault();
    setText(pasted);
    onTable(pastedTable(pasted));
  };
  return (
    <Spin spinning={isPending} description={t('reading')}>
      <section className="panel stack" aria-label={t('takeIn')}>
        <label
          className={isOver ? 'spreading-file spreading-file-over' : 'spreading-file'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            const [file] = event.dataTransfer.files;
            if (file !== undefined) onFile(file);
          }}
        >
          <strong>{t('file')}</strong>
          <span className="soft">{t('fileNote')}</span>
          <input
            className="visually-hidden"
            aria-label={t('file')}
            type="file"
            accept=".xlsx,.csv,.pdf"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) onFile(file);
              target.value = ''; // The same file, mended, may be chosen again.
            }}
          />
        </label>
        <div>
          <label htmlFor="pasted">
            <strong>{t('paste')}</strong> <span className="soft">{t('pasteNote')}</span>
          </label>
          <Input.TextArea
            id="pasted"
            rows={8}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onPaste={paste}
            placeholder={t('pastePlaceholder')}
          />
        </div>
        <div>
          <Button type="primary" disabled={text.trim() === ''} onClick={() => onTable(pastedTable(text))}>
            {t('read')}
          </Button>
        </div>
      </section>
    </Spin>
  );
}
