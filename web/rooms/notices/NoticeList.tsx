import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { addressOfNotice, useNoticeWords } from './notice-words.ts';
import { type Notice, noticePages, useMarkRead } from './notices.ts';

/** What the reader was told, the newest first; one that is opened is read. */
export function NoticeList({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('notices');
  const query = useInfiniteQuery(noticePages);
  const markRead = useMarkRead();
  const notices = query.data ?? [];
  const [newest] = notices;
  return (
    <section className="notices">
      <header>
        <h2>{t('title')}</h2>
        {newest !== undefined && notices.some(({ read }) => !read) && (
          <Button
            type="link"
            size="small"
            loading={markRead.isPending}
            onClick={() => markRead.mutate({ id: newest.id, andOlder: true })}
          >
            {t('allRead')}
          </Button>
        )}
      </header>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading />
      ) : notices.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneNote')}</EmptyState>
      ) : (
        <ul>
          {notices.map((notice) => (
            <OneNotice
              key={notice.id}
              notice={notice}
              onOpen={() => {
                if (!notice.read) markRead.mutate({ id: notice.id, andOlder: false });
                onDone();
              }}
            />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function OneNotice({ notice, onOpen }: { readonly notice: Notice; readonly onOpen: () => void }) {
  const { t } = useTranslation('notices');
  const { timeZone } = useSession().company;
  const words = useNoticeWords();
  const navigate = useNavigate();
  const href = addressOfNotice(notice);
  return (
    <li className={notice.read ? 'notice' : 'notice notice-unread'}>
      <a
        href={href}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen();
          void navigate({ href });
        }}
      >
        {!notice.read && <span className="visually-hidden">{t('unread')} </span>}
        {words(notice)}
      </a>
      <time className="soft figure" dateTime={notice.at}>
        {formatInstant(notice.at, timeZone)}
      </time>
    </li>
  );
}
