import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { type Import, importQuery, isUnderWay } from './import.ts';
import { ReadingStep } from './ReadingStep.tsx';

type Props = { readonly id: string; readonly onLeave: () => void };

/** One import, wherever it stands: how it is read, what a trial found, how far it is, what came of it. */
export function OneImport({ id, onLeave }: Props) {
  const query = useQuery(importQuery(id));
  const [isMapping, setMapping] = useState(false);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  const one = query.data;
  const mapping = isMapping && one.fileKept;
  return (
    <div className="stack">
      <ImportSteps current={stepOf(one, mapping)} />
      {one.state === 'uploaded' || mapping ? (
        <ReadingStep one={one} onLeave={onLeave} onSent={() => setMapping(false)} />
      ) : isUnderWay(one.state) ? (
        <ImportProgress one={one} />
      ) : (
        <ImportOutcome one={one} onMap={() => setMapping(true)} onLeave={onLeave} />
      )}
    </div>
  );
}

function stepOf({ state, dryRun }: Import, isMapping: boolean): 1 | 2 | 3 {
  if (state === 'uploaded' || isMapping) return 1;
  return dryRun ? 2 : 3;
}
