import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import SettingOutlined from '@ant-design/icons/SettingOutlined';
import { Button, Checkbox, Popover, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, headOf } from './column.ts';
import { downloadCsv, toCsv } from './csv.ts';
import { columnChoice, type Density, density } from './table-view.ts';

type Props<Row> = {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly files?: ReactNode;
};

export function TableTools<Row>({ name, columns, shown, rows, files }: Props<Row>) {
  const { t } = useTranslation();
  const words = { none: t('headroom.none'), unlimited: t('headroom.unlimited') };
  const save = () => downloadCsv(`${name}.csv`, toCsv(shown, rows, words));
  return (
    <div className="table-tools">
      {files ?? (
        <Button type="text" icon={<DownloadOutlined />} title={t('table.exportHint')} onClick={save}>
          {t('table.export')}
        </Button>
      )}
      <Popover
        trigger="click"
        placement="bottomRight"
        content={<TableSettings name={name} columns={columns} shown={shown} />}
      >
        <Button type="text" icon={<SettingOutlined />} aria-label={t('table.settings')} />
      </Popover>
    </div>
  );
}

function TableSettings<Row>({ name, columns, shown }: Omit<Props<Row>, 'rows' | 'files'>) {
  const { t } = useTranslation();
  const choice = columnChoice(name);
  const densities: readonly Density[] = ['comfortable', 'compact'];
  return (
    <div className="table-settings">
      <div className="soft">{t('table.density')}</div>
      <Segmented<Density>
        options={densities.map((value) => ({ value, label: t(`table.${value}`) }))}
        value={density.use()}
        onChange={density.set}
      />
      <div className="soft">{t('table.columns')}</div>
      <Checkbox.Group
        value={shown.map(({ key }) => key)}
        options={columns.map((column, index) => ({ value: column.key, label: headOf(column), disabled: index === 0 }))}
        onChange={(keys) => choice.set(keys.join(','))}
      />
      <Button type="link" size="small" onClick={() => choice.set(undefined)}>
        {t('table.allColumns')}
      </Button>
    </div>
  );
}
