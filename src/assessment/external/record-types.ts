/** Where a fact is from: a report bought from a bureau (资信报告), the registry (工商), the courts and offices (司法). */
export type RecordKind = 'credit_report' | 'registry' | 'judicial';

/** What others say of a company, and where such a fact is from. The one table to read, and to add a type to. */
// biome-ignore format: a table
export const recordTypes = {
  credit_report:        { kind: 'credit_report', zh: '资信报告' },

  registration_change:  { kind: 'registry',      zh: '登记变更' },
  abnormal_operation:   { kind: 'registry',      zh: '经营异常名录' },
  serious_violation:    { kind: 'registry',      zh: '严重违法失信名单' },
  licence_revoked:      { kind: 'registry',      zh: '吊销或注销' },
  equity_pledged:       { kind: 'registry',      zh: '股权出质' },
  equity_frozen:        { kind: 'registry',      zh: '股权冻结' },

  lawsuit:              { kind: 'judicial',      zh: '诉讼' },
  enforcement:          { kind: 'judicial',      zh: '被执行人' },
  dishonest_debtor:     { kind: 'judicial',      zh: '失信被执行人' },
  consumption_limit:    { kind: 'judicial',      zh: '限制高消费' },
  bankruptcy:           { kind: 'judicial',      zh: '破产' },
  penalty:              { kind: 'judicial',      zh: '行政处罚' },
  tax_arrears:          { kind: 'judicial',      zh: '欠税公告' },
} as const satisfies Record<string, { readonly kind: RecordKind; readonly zh: string }>;

export type RecordType = keyof typeof recordTypes;

export const recordTypeCodes = Object.keys(recordTypes) as [RecordType, ...RecordType[]];

/** By its code, or by the name under which files carry it. */
export function findRecordType(text: string): RecordType | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return recordTypeCodes.find((code) => code === plain || recordTypes[code].zh === text.trim());
}
