import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { GradeText } from '../../ui/GradeText.tsx';
import { Amounts } from './Amounts.tsx';
import type { Application } from './application.ts';
import { DerivationSum } from './DerivationSum.tsx';

/** What would be sent: the proposal, its sum, and who would decide. */
export function ApplyPreview({ application }: { readonly application: Application }) {
  const { t } = useTranslation('approvals');
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, [application]);
  const { assessment, levels, validFrom, validTo } = application;
  return (
    <section ref={ref} className="panel stack" aria-label={t('apply.previewTitle')}>
      <div>
        <h2 className="panel-title">{t('apply.previewTitle')}</h2>
        <p className="soft application-note">{t('apply.previewNote')}</p>
      </div>
      <Amounts application={application} />
      <p className="application-note">
        {t('fields.valid')} <span className="figure">{validFrom}</span> – <span className="figure">{validTo}</span>
        {assessment !== null && (
          <>
            {` · ${t('page.grade')} `}
            <GradeText grade={assessment.grade} modelGrade={assessment.override?.modelGrade} />
          </>
        )}
      </p>
      {assessment === null ? <p className="soft">{t('apply.notAssessed')}</p> : <DerivationSum {...assessment} />}
      <p className="application-note">
        <span className="soft">{t('apply.chain')}</span> {levels.map((level) => t(`levels.${level}`)).join(' → ')}
      </p>
    </section>
  );
}
