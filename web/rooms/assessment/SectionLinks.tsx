import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

const sections = [
  'why',
  'quality',
  'factors',
  'business',
  'payment-history',
  'external',
  'models',
  'trends',
  'ratios',
  'statements',
] as const;

/** The page is long: a way to each of its parts, for the mouse and for the keyboard. */
export function SectionLinks() {
  const { t } = useTranslation('assessment');
  return (
    <nav className="assessment-links" aria-label={t('sections.title')}>
      {sections.map((section) => (
        <Button key={section} type="link" size="small" onClick={() => goTo(section)}>
          {t(`sections.${section}`)}
        </Button>
      ))}
    </nav>
  );
}

/** The heading takes the focus, so that the next Tab goes on from there. */
function goTo(section: string): void {
  const heading = document.getElementById(section);
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
}
