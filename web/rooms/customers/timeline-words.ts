import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useCreditWords } from './credit-words.ts';
import { useSession } from '../../app/session.ts';
import { decimalText } from '../../decimal.ts';
import { formatDay, formatInstant, formatMoney, formatPercent } from '../../format.ts';
import type { TimelineItem } from '../../ui/Timeline.tsx';
import { useLevelName } from '../exposure/level-words.ts';
import { useMonitoringTimeline } from '../monitoring/timeline-words.ts';
import type { TimelineEntry } from './customer.ts';

type Detail = Readonly<Record<string, unknown>>;
/** What the audit trail tells, and the currency of amounts that are kept in minor units. */
type Entry = Pick<TimelineEntry, 'id' | 'at' | 'actorKind' | 'actorName' | 'command' | 'subject'> & {
  readonly detail?: unknown;
  readonly currency: string;
};
type Change = NonNullable<TimelineItem['changes']>[number];

/** Phrases an entry of the audit trail: what was done, why, and its figures as they were that day. */
export function useTimelineWords(): (entry: Entry) => TimelineItem {
  const { t, i18n } = useTranslation('customers');
  const { t: common } = useTranslation();
  const { t: assessment, i18n: assessed } = useTranslation('assessment');
  const { timeZone } = useSession().company;
  const credit = useCreditWords();
  const monitoring = useMonitoringTimeline();
  const levelName = useLevelName();

  return (entry) => {
    const detail = record(entry.detail);
    const said = monitoring(entry.command, detail);
    return {
      key: entry.id,
      at: formatInstant(entry.at, timeZone),
      who: who(entry),
      what: what(entry),
      why: whyOf(detail),
      changes: [
        ...changed(detail),
        ...granted(detail),
        ...checked(detail, entry.currency),
        ...credit(detail),
        ...counted(detail),
        ...document(detail, entry.currency),
      ],
      ...(said !== undefined && { changes: [], why: undefined, ...said }),
    };
  };

  function who({ actorKind, actorName }: Entry): string {
    return actorKind === 'user' ? actorName : t(`timeline.actors.${actorKind}`, { name: actorName });
  }

  function what({ command, subject }: Entry): ReactNode {
    const key = `timeline.what.${command.replace('.', '_')}`;
    if (!i18n.exists(`customers:${key}`)) return t('timeline.unknown', { command });
    return t(key as 'timeline.what.exposure_release_hold', { subject: documentName(subject) });
  }

  function documentName(subject: string): string {
    const [, type = '', number = ''] = /^([a-z_]+|credit note) (.+)$/.exec(subject) ?? [];
    const key = `timeline.documents.${type.replace(' ', '_')}`;
    return i18n.exists(`customers:${key}`) ? t(key as 'timeline.documents.invoice', { number }) : subject;
  }

  function changed(detail: Detail): readonly Change[] {
    return Object.entries(record(detail['changed'])).flatMap(([field, value]) => {
      const { before, after } = record(value);
      if (field === 'creditGroupId' || field === 'ownerEmail') return [];
      if (field.endsWith('Reason') && after !== null) return [];
      const key = `fields.${field}`;
      const name = i18n.exists(`customers:${key}`) ? t(key as 'fields.name') : factorName(field);
      return [{ name, before: figure(field, before), after: figure(field, after) }];
    });
  }

  function figure(field: string, value: unknown): string {
    return typeof value === 'number' && field.endsWith('_share') ? formatPercent(value) : text(value);
  }

  function granted(detail: Detail): readonly Change[] {
    const grant = record(detail['granted']);
    if (grant['amount'] === undefined) return [];
    const single = grant['singleDocumentLimit'];
    const days = `${formatDay(string(grant['validFrom']))} – ${formatDay(string(grant['validTo']))}`;
    const scope = record(grant['scope']);
    return [
      ...(scope['level'] === undefined
        ? []
        : [{ name: t('timeline.figures.scope'), after: levelName(scope as Parameters<typeof levelName>[0]) }]),
      { name: t('timeline.figures.amount'), after: money(grant['amount']) },
      { name: t('timeline.figures.valid'), after: days },
      ...(single === null ? [] : [{ name: t('timeline.figures.singleDocumentLimit'), after: money(single) }]),
      ...list(detail['ended']).map((ended) => {
        const { before, after } = record(record(ended['changed'])['validTo']);
        return { name: t('timeline.figures.ended'), before: text(before), after: text(after) };
      }),
    ];
  }

  function factorName(field: string): string {
    const key = `factors.names.${field}`;
    return assessed.exists(`assessment:${key}`) ? assessment(key as 'factors.names.roe') : field;
  }

  /** Of a chunk of a file: how many rows, and what they came to. */
  function counted(detail: Detail): readonly Change[] {
    if (typeof detail['rows'] !== 'number') return [];
    const count = (name: 'created' | 'refused') => ({ name: t(`timeline.figures.${name}`), after: text(detail[name]) });
    return [{ name: t('timeline.figures.rows'), after: text(detail['rows']) }, count('created'), count('refused')];
  }

  function checked(detail: Detail, currency: string): readonly Change[] {
    return list(detail['checks']).map((check) => {
      const outcome = string(check['outcome']) as 'approved';
      return {
        name: documentName(string(check['document'])),
        after: `${minor(check['amountMinor'], currency)} · ${t(`timeline.outcomes.${outcome}`)}`,
      };
    });
  }

  function document(detail: Detail, currency: string): readonly Change[] {
    const figures: readonly (readonly [string, string | undefined])[] = [
      [
        t('timeline.figures.amount'),
        isMoney(detail['amount']) ? money(detail['amount']) : optionalMinor(detail['amountMinor'], currency),
      ],
      [t('timeline.figures.givenBack'), optionalMinor(detail['givenBackMinor'], currency)],
      ...(['dueOn', 'payBy', 'reference'] as const).map((name): readonly [string, string | undefined] => [
        t(`timeline.figures.${name}`),
        typeof detail[name] === 'string' ? detail[name] : undefined,
      ]),
      [t('timeline.figures.level'), typeof detail['level'] === 'number' ? `${detail['level']} / 5` : undefined],
    ];
    return figures.flatMap(([name, after]) => (after === undefined ? [] : [{ name, after }]));
  }

  function money(value: unknown): string {
    if (value === 'unlimited') return common('headroom.unlimited');
    return isMoney(value) ? formatMoney(value) : text(value);
  }

  function optionalMinor(value: unknown, currency: string): string | undefined {
    return value === undefined ? undefined : minor(value, currency);
  }

  function minor(value: unknown, currency: string): string {
    if (!/^-?\d+$/.test(String(value))) return text(value);
    const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
    return formatMoney({ currency, amount: decimalText({ units: BigInt(String(value)), digits: digits ?? 2 }) });
  }

  function text(value: unknown): string {
    if (value === true || value === false) return t(value ? 'timeline.yes' : 'timeline.no');
    if (value === 'active' || value === 'inactive') return t(`values.${value}`);
    return value === null || value === undefined
      ? '—'
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value);
  }
}

/** The reason as it was given, wherever the command keeps it. */
function whyOf(detail: Detail): string | undefined {
  const changes = record(detail['changed']);
  const candidates = [
    detail['reason'],
    detail['because'],
    detail['resolution'],
    detail['opinion'],
    record(detail['granted'])['reason'],
    record(changes['freezeReason'])['after'],
    record(changes['blacklistReason'])['after'],
  ];
  return candidates.find((one): one is string => typeof one === 'string' && one !== '');
}

function record(value: unknown): Detail {
  return typeof value === 'object' && value !== null ? (value as Detail) : {};
}

function list(value: unknown): readonly Detail[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isMoney(value: unknown): value is { currency: string; amount: string } {
  return typeof record(value)['amount'] === 'string' && typeof record(value)['currency'] === 'string';
}
