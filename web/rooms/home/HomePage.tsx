import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/company-day.ts';
import { NothingForYouPage } from '../../app/NothingForYouPage.tsx';
import { useMay, useSession } from '../../app/session.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { AdvicePanel, ApprovalsPanel, MyApplicationsPanel } from './panels/Applications.tsx';
import { DisputesPanel, ImportsPanel, OverduePanel, UnappliedPanel } from './panels/Books.tsx';
import { FileGapsPanel, GradeChangesPanel } from './panels/CreditFiles.tsx';
import { HoldDeskPanel, MyHoldsPanel } from './panels/Holds.tsx';
import { MyCustomersPanel } from './panels/MyCustomers.tsx';
import { GradesPanel, IndustriesPanel, UtilisationPanel } from './panels/Concentration.tsx';
import { AgeingPanel, FiguresPanel, LargestPanel, TrendPanel } from './panels/Portfolio.tsx';
import { HealthPanel, KeysPanel, PeoplePanel } from './panels/System.tsx';
import { SearchPanel, TrailPanel } from './panels/Trail.tsx';
import { MyWarningsPanel, ReviewsPanel, WarningsPanel } from './panels/Watched.tsx';
import { type PanelName, panelsFor } from './panels.ts';
import './home.css';

const panelOf: Readonly<Record<PanelName, () => ReactNode>> = {
  approvals: ApprovalsPanel,
  advice: AdvicePanel,
  myApplications: MyApplicationsPanel,
  myCustomers: MyCustomersPanel,
  myHolds: MyHoldsPanel,
  holdDesk: HoldDeskPanel,
  warnings: WarningsPanel,
  myWarnings: MyWarningsPanel,
  reviews: ReviewsPanel,
  fileGaps: FileGapsPanel,
  gradeChanges: GradeChangesPanel,
  overdueCustomers: OverduePanel,
  unappliedCash: UnappliedPanel,
  disputes: DisputesPanel,
  imports: ImportsPanel,
  search: SearchPanel,
  trail: TrailPanel,
  health: HealthPanel,
  people: PeoplePanel,
  keys: KeysPanel,
  figures: FiguresPanel,
  largest: LargestPanel,
  utilisation: UtilisationPanel,
  ageing: AgeingPanel,
  trend: TrendPanel,
  grades: GradesPanel,
  industries: IndustriesPanel,
};

/** What waits for the reader, then the portfolio: the panels that their rights give them. */
export function HomePage() {
  const { t } = useTranslation('home');
  const { user } = useSession();
  const may = useMay();
  const today = useToday();
  const [isPrinting, print] = usePrint();
  const shown = panelsFor(user.scopes);
  if (shown.length === 0) return <NothingForYouPage />;
  return (
    <>
      <div className="home-head">
        <PageHeader
          title={t('title')}
          beside={<span className="figure">{today}</span>}
          action={
            <>
              {may('reports:read') && (
                <Button className="home-print" icon={<PrinterOutlined />} onClick={print}>
                  {t('print')}
                </Button>
              )}
              {may('credit:check') && (
                <ButtonLink className="home-print" variant="solid" color="primary" to="/orders/check">
                  {t('checkOrder')}
                </ButtonLink>
              )}
            </>
          }
        />
      </div>
      <div className={isPrinting ? 'home home-printing' : 'home'}>
        {shown.map(({ name, size }) => {
          const Shown = panelOf[name];
          return (
            <div key={name} className={`home-${size}`}>
              <Shown />
            </div>
          );
        })}
      </div>
    </>
  );
}

/** Long enough for the charts to be drawn again at the width of the paper. */
const drawingMs = 400;

/** Charts are drawn for the screen they stand on: first they get the width of the paper, then the page is printed. */
function usePrint(): readonly [boolean, () => void] {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    const timer = setTimeout(() => {
      globalThis.print();
      setPrinting(false);
    }, drawingMs);
    return () => clearTimeout(timer);
  }, [isPrinting]);
  return [isPrinting, () => setPrinting(true)];
}
