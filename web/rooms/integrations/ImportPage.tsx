import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { PastImports } from './PastImports.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { OneImport } from './OneImport.tsx';
import './imports.css';

/** From a file of the finance system to booked records, in four steps; the import stands in the address. */
export function ImportPage() {
  const { t } = useTranslation('integrations');
  const [{ id }, change] = useAddress();
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      {id === undefined ? (
        <div className="stack">
          <ImportSteps current={0} />
          <ChooseFile onUploaded={(uploaded) => change({ id: uploaded })} />
          <PastImports onOpen={(past) => change({ id: past })} />
        </div>
      ) : (
        <OneImport key={id} id={id} onLeave={() => change({ id: undefined })} />
      )}
    </>
  );
}
