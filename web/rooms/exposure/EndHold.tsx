import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { type HoldEnding, useEndHold } from './end-hold.ts';
import type { Hold } from './hold.ts';

type Props = { readonly hold: Hold; readonly onDone: () => void };

/** 不予放行, 撤回: the two ways in which a hold ends without a release. What somebody put on hold has neither. */
export function EndHold({ hold: { id, document, objections }, onDone }: Props) {
  const { t } = useTranslation('exposure');
  const { message } = App.useApp();
  const may = useMay();
  const [asked, setAsked] = useState<HoldEnding>();
  const end = useEndHold();
  if (objections.some(({ code }) => code === 'forced_hold')) return null;
  const how = may('holds:release') ? 'declined' : may('credit:check') ? 'withdrawn' : undefined;
  if (how === undefined) return null;
  const { number } = document;
  const send = (reason: string) => {
    end.mutate(
      { id, how, reason },
      {
        onSuccess: () => {
          void message.success(t(`endHold.${how}Done`, { number }));
          setAsked(undefined);
          onDone();
        },
      },
    );
  };
  return (
    <>
      <Button className="hold-end" danger={how === 'declined'} onClick={() => setAsked(how)}>
        {t(`endHold.${how}`)}
      </Button>
      <ReasonDialog
        isOpen={asked !== undefined}
        title={t(`endHold.${how}Title`, { number })}
        action={t(`endHold.${how}`)}
        isDangerous={how === 'declined'}
        isPending={end.isPending}
        error={end.error}
        room="exposure"
        onDo={send}
        onClose={() => setAsked(undefined)}
      >
        <div>{t(`endHold.${how}Note`)}</div>
      </ReasonDialog>
    </>
  );
}
