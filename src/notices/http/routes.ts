import { type Platform, type Route, read, write } from '#platform';
import { countWaiting } from '../usecases/count-waiting.ts';
import { markRead } from '../usecases/mark-read.ts';
import { readNotices } from '../usecases/read-notices.ts';
import { noticesContract as doors } from './contract.ts';

export function noticesRoutes(platform: Platform): Route[] {
  return [
    read(doors.listNotices, ({ caller, query }) => readNotices(platform, caller, query)),
    write(doors.markRead, ({ caller, params, body }) =>
      markRead(platform, caller, { noticeId: params.id, andOlder: body.andOlder }),
    ),
    read(doors.countWaiting, ({ caller, today }) => countWaiting(platform, caller, today)),
  ];
}
