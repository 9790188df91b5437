import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { type Scope, useMay } from '../../app/session.ts';
import { TabLinks } from '../../ui/TabLinks.tsx';
import { AssessmentTab } from '../assessment/AssessmentTab.tsx';
import { ChecksTab } from '../exposure/ChecksTab.tsx';
import { ExposureTab } from '../exposure/ExposureTab.tsx';
import { LimitsTab } from '../limits/LimitsTab.tsx';
import { WarningsTab } from '../monitoring/WarningsTab.tsx';
import { ReceivablesTab } from '../receivables/ReceivablesTab.tsx';
import type { Customer } from './customer.ts';
import { OverviewTab } from './OverviewTab.tsx';
import { TimelineTab } from './TimelineTab.tsx';

const tabs = ['overview', 'exposure', 'assessment', 'limits', 'receivables', 'checks', 'warnings', 'timeline'] as const;
type Tab = (typeof tabs)[number];

const neededFor: Readonly<Record<Tab, Scope>> = {
  overview: 'limits:read',
  exposure: 'limits:read',
  assessment: 'assessments:read',
  limits: 'limits:read',
  receivables: 'receivables:read',
  checks: 'holds:read',
  warnings: 'warnings:read',
  timeline: 'customers:read',
};

/** The open tab is part of the address. */
export function CustomerTabs({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const may = useMay();
  const [search] = useAddress();
  const allowed = tabs.filter((tab) => may(neededFor[tab]));
  const current = allowed.find((tab) => tab === search['tab']) ?? allowed[0];
  return (
    <div className="customer-tabs">
      <TabLinks label={t('page.parts')} tabs={allowed} current={current} nameOf={(tab) => t(`page.tabs.${tab}`)} />
      {current !== undefined && content(current, customer)}
    </div>
  );
}

function content(tab: Tab, customer: Customer): ReactNode {
  switch (tab) {
    case 'overview':
      return <OverviewTab customer={customer} />;
    case 'exposure':
      return <ExposureTab customer={customer} />;
    case 'assessment':
      return <AssessmentTab customer={customer} />;
    case 'limits':
      return <LimitsTab customer={customer} />;
    case 'receivables':
      return <ReceivablesTab customer={customer} />;
    case 'checks':
      return <ChecksTab customer={customer} />;
    case 'warnings':
      return <WarningsTab code={customer.code} />;
    case 'timeline':
      return <TimelineTab customer={customer} />;
  }
}
