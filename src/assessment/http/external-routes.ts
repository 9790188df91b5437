import { type Currency, money, ok, toJson } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { recordTypes } from '../external/record-types.ts';
import type { Attachment } from '../store/attachments.ts';
import { readExternal } from '../usecases/read-external.ts';
import { closeExternal, recordExternal, withdrawExternal } from '../usecases/record-external.ts';
import { externalDoors as doors } from './external-shapes.ts';

export function externalRoutes(platform: Platform): Route[] {
  return [
    read(doors.listExternalRecords, async ({ params }) => {
      const found = await readExternal(platform, params.code);
      if (!found.ok) return found;
      const { currency, items } = found.value;
      return ok({ items: items.map((item) => present(item, currency)) });
    }),
    write(doors.recordExternal, ({ origin, params, body }) =>
      recordExternal(platform, origin, { customerCode: params.code, ...body }),
    ),
    write(doors.closeExternal, ({ origin, params, body }) => closeExternal(platform, origin, params.id, body)),
    write(doors.withdrawExternal, ({ origin, params, body }) => withdrawExternal(platform, origin, params.id, body)),
  ];
}

type Item = Extract<Awaited<ReturnType<typeof readExternal>>, { ok: true }>['value']['items'][number];

function present({ record, attachments }: Item, currency: Currency) {
  const { recordId, type, occurredOn, source, reference, amountMinor, rating, score, note, closedOn } = record;
  return {
    id: recordId,
    kind: recordTypes[type].kind,
    type,
    occurredOn: occurredOn as string,
    source,
    reference,
    amount: amountMinor === null ? null : toJson(money(currency, amountMinor)),
    rating,
    score,
    note,
    closedOn: closedOn as string | null,
    recordedBy: record.recordedBy,
    recordedAt: record.recordedAt.toISOString(),
    attachments: attachments.map(presentAttachment),
  };
}

export function presentAttachment({ attachmentId, fileName, mediaType, sizeBytes, addedBy, addedAt }: Attachment) {
  return { id: attachmentId, fileName, mediaType, sizeBytes, addedBy, addedAt: addedAt.toISOString() };
}
