import BellOutlined from '@ant-design/icons/BellOutlined';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { waitingQuery } from './notices.ts';
import './notices.css';

const NoticeList = lazy(async () => ({ default: (await import('./NoticeList.tsx')).NoticeList }));

const mostShown = 99;

/** The bell in the top bar: how many notices are unread, and all of them behind it. */
export function Bell() {
  const { t } = useTranslation('notices');
  const { data } = useQuery(waitingQuery);
  const [isOpen, setOpen] = useState(false);
  const unread = data?.notices ?? 0;
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        className="top-button bell"
        aria-label={unread === 0 ? t('openNone') : t('open', { count: unread })}
        onClick={() => setOpen(true)}
      >
        <BellOutlined />
        {unread > 0 && <span className="bell-count">{unread > mostShown ? `${mostShown}+` : unread}</span>}
      </button>
      <Dialog kind="aside" label={t('title')} isOpen={isOpen} onClose={close}>
        {isOpen && (
          <Suspense fallback={<Loading />}>
            <NoticeList onDone={close} />
          </Suspense>
        )}
      </Dialog>
    </>
  );
}
