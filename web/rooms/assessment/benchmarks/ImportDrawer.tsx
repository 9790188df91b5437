import { Alert, App, Button, Drawer, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/company-day.ts';
import { useProblemText } from '../../../ui/problem-text.ts';
import { useRefusalText } from '../../../ui/refusal-text.ts';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useText } from '../../../ui/use-text.ts';
import { pastedTable } from '../spreading/pasted-table.ts';
import { useReadSheets } from '../spreading/spreading.ts';
import '../spreading/spreading.css';
import '../assessment.css';
import { type Benchmarks, type ImportAnswer, levels, useImportBenchmarks } from './benchmarks.ts';
import { shownFigure } from './level-figures.ts';

type Props = { readonly isOpen: boolean; readonly ratios: Benchmarks['ratios']; readonly onClose: () => void };

type Given = { readonly source: string; readonly year: number | null };

/** A CSV or Excel file, or a pasted table: read first, looked at, then taken in. */
export function ImportDrawer({ isOpen, ratios, onClose }: Props) {
  const { t } = useTranslation('benchmarks');
  const { message } = App.useApp();
  const problemText = useProblemText('benchmarks');
  const thisYear = Number(useToday().slice(0, 4));
  const [table, setTable] = useState<string[][]>();
  const [{ source, year }, setGiven] = useState<Given>({ source: '', year: thisYear - 1 });
  const [seen, setSeen] = useState<ImportAnswer>();
  const readSheets = useReadSheets();
  const enter = useImportBenchmarks();
  const body = (rows: string[][], dryRun: boolean) => ({
    table: rows,
    dryRun,
    ...(source.trim() !== '' && { source: source.trim() }),
    ...(year !== null && { year }),
  });
  const look = (rows: string[][]) => {
    setTable(rows);
    enter.mutate(body(rows, true), { onSuccess: setSeen, onError: () => setSeen(undefined) });
  };
  const save = () => {
    if (table === undefined) return;
    enter.mutate(body(table, false), {
      onSuccess: ({ created, changed }) => {
        void message.success(t('imported', { count: created + changed }));
        setSeen(undefined);
        setTable(undefined);
        onClose();
      },
    });
  };
  const error = readSheets.error ?? enter.error;
  return (
    <Drawer open={isOpen} title={t('import')} onClose={onClose} size="min(720px, 100vw)" destroyOnHidden>
      <div className="stack">
        <p className="soft">{t('importNote')}</p>
        <Form layout="vertical">
          <Form.Item label={t('source')} htmlFor="benchmark-source" extra={t('ofTable')}>
            <Input
              id="benchmark-source"
              value={source}
              placeholder={t('sourcePlaceholder')}
              onChange={({ target }) => setGiven({ source: target.value, year })}
            />
          </Form.Item>
          <Form.Item label={t('year')} htmlFor="benchmark-year">
            <InputNumber
              id="benchmark-year"
              min={1990}
              max={2100}
              precision={0}
              value={year}
              onChange={(value) => setGiven({ source, year: value })}
            />
          </Form.Item>
          <label className="spreading-file">
            <strong>{t('file')}</strong>
            <input
              className="visually-hidden"
              aria-label={t('file')}
              type="file"
              accept=".xlsx,.csv"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                target.value = ''; // The same file, mended, may be chosen again.
                if (file === undefined) return;
                readSheets.mutate(file, { onSuccess: ({ sheets }) => look(sheets[0]?.rows ?? []) });
              }}
            />
          </label>
          <Form.Item label={t('paste')} htmlFor="benchmark-paste">
            <Input.TextArea
              id="benchmark-paste"
              rows={4}
              placeholder={t('pastePlaceholder')}
              onPaste={(event) => {
                const text = event.clipboardData.getData('text/plain');
                if (text.includes('\t')) look(pastedTable(text));
              }}
            />
          </Form.Item>
        </Form>
        {error !== null && <Alert type="error" role="alert" title={problemText(error)} />}
        {seen !== undefined && <Seen answer={seen} ratios={ratios} />}
        {seen !== undefined && table !== undefined && (
          <div className="assessment-actions">
            <Button onClick={() => look(table)} loading={enter.isPending}>
              {t('lookAgain')}
            </Button>
            <Button type="primary" disabled={seen.items.length === 0} loading={enter.isPending} onClick={save}>
              {t('saveThese', { count: seen.created + seen.changed })}
            </Button>
          </div>
        )}
      </div>
    </Drawer>
  );
}

function Seen({ answer, ratios }: { readonly answer: ImportAnswer; readonly ratios: Benchmarks['ratios'] }) {
  const { t } = useTranslation('benchmarks');
  const refusalText = useRefusalText('benchmarks');
  const text = useText();
  const { created, changed, unchanged, items, refused } = answer;
  return (
    <div className="stack" aria-live="polite">
      <p>{t('seen', { created, changed, unchanged, refused: refused.length })}</p>
      {refused.map(({ row, code, detail }) => (
        <div key={row}>
          <StatusTag tone="soon">{t('row', { row })}</StatusTag> {refusalText({ code }) ?? detail}
        </div>
      ))}
      <table className="assessment-table">
        <tbody>
          {items.slice(0, 50).map((item) => {
            const ratio = ratios.find(({ code }) => code === item.ratio);
            return (
              <tr key={`${item.industry}-${item.size}-${item.ratio}-${item.year}`}>
                <th scope="row">
                  {item.industry} · {ratio === undefined ? item.ratio : text(ratio.name)}
                  <div className="soft">
                    {t(`sizes.${item.size}`)} · {item.year} · {item.source}
                  </div>
                </th>
                <td className="assessment-figure">
                  {levels.map((level) => shownFigure(item.levels[level], ratio?.unit ?? 'times')).join(' / ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
