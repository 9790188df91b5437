import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { AppearanceSwitch } from '../app/shell/AppearanceSwitch.tsx';
import { LanguageSwitch } from '../app/shell/LanguageSwitch.tsx';
import { Chart } from '../ui/chart/Chart.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ForbiddenState } from '../ui/ForbiddenState.tsx';
import { HeadroomBar } from '../ui/HeadroomBar.tsx';
import { useKeyboard } from '../ui/keys.ts';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { columns, rows } from './rows.tsx';

export function Gallery() {
  useKeyboard();
  return (
    <div className="stack" style={{ padding: 16 }}>
      <PageHeader
        title="Gallery"
        beside={<StatusTag tone="fine">有效</StatusTag>}
        note="The kit, piece by piece"
        action={
          <>
            <LanguageSwitch />
            <AppearanceSwitch />
          </>
        }
      />
      {rows.map(({ code, position, overdue }) => (
        <Panel key={code} title={code}>
          <HeadroomBar size="head" position={position} overdue={overdue} />
          <div style={{ maxWidth: 320 }}>
            <HeadroomBar size="card" position={position} overdue={overdue} />
          </div>
        </Panel>
      ))}
      <DataTable name="gallery" label="Customers" columns={columns} rows={rows} rowKey={({ code }) => code} />
      <Panel title="Status">
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          <StatusTag tone="act">已暂停</StatusTag>
          <StatusTag tone="soon">即将到期</StatusTag>
          <StatusTag tone="fine">有效</StatusTag>
          <StatusTag tone="quiet">已失效</StatusTag>
          <StatusTag tone="open">待审批</StatusTag>
        </div>
      </Panel>
      <Panel title="Chart">
        <Chart
          title="账龄"
          unit="CNY"
          colours="buckets"
          categories={['未到期', '1–30', '31–60', '61–90', '90+']}
          series={[{ name: '应收', values: ['1234500.00', '320000.00', '80000.00', '12000.00', '45000.50'] }]}
        />
      </Panel>
      <Panel title="Timeline">
        <Timeline
          items={[
            {
              key: '2',
              at: '2026-11-23 14:05',
              who: '周敏 信用经理',
              what: '调整授信额度',
              why: '三季度回款正常，申请增额 50 万元。',
              changes: [{ name: '授信额度', before: '¥1,500,000.00', after: '¥2,000,000.00' }],
            },
            { key: '1', at: '2026-10-02 09:00', who: '陈思远 信用分析师', what: '建立客户' },
          ]}
        />
      </Panel>
      <Panel title="States">
        <EmptyState action={<Button type="primary">导入发票</Button>}>导入后，这里显示账龄和逾期。</EmptyState>
        <ForbiddenState scope="limits:grant" />
        <Loading />
        <AskReason />
      </Panel>
    </div>
  );
}

function AskReason() {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>ReasonDialog</Button>
      <ReasonDialog
        isOpen={isOpen}
        title="放行订单 SO-1001"
        action="放行"
        isPending={false}
        error={null}
        onDo={close}
        onClose={close}
      >
        <div>华信工业设备有限公司 · ¥125,000.00 · 超额 ¥12,400.00</div>
      </ReasonDialog>
    </>
  );
}

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel">
      <h2 style={{ fontSize: 14, marginTop: 0 }}>{title}</h2>
      {children}
    </section>
  );
}
