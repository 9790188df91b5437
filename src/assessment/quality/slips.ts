import { chart, type LineItemCode, type StatementPart } from '../chart.ts';
import { findPrior, type Statement } from '../statement.ts';
import { type Finding, finding } from './finding.ts';
import { median } from './jumps.ts';

/** A median of fewer lines says nothing about a unit. */
const linesMin = 4;

/** How far from a whole thousand or ten thousand a year's growth may lead: a factor of three. */
const decadesOff = 0.48;

const partOf = new Map<string, StatementPart>(chart.map(({ code, part }) => [code, part]));

/** 单位差错: a whole part of a statement that is a thousand or ten thousand times as large as the year before. */
export function unitSlips(statement: Statement, among: readonly Statement[]): Finding[] {
  const prior = findPrior(statement, among);
  if (prior === undefined) return [];
  const byPart = new Map<StatementPart, number[]>();
  for (const [code, now] of Object.entries(statement.figures)) {
    const before = prior.figures[code as LineItemCode];
    const part = partOf.get(code);
    if (part === undefined || before === undefined || now <= 0n || before <= 0n) continue;
    byPart.set(part, [...(byPart.get(part) ?? []), Math.log10(Number(now) / Number(before))]);
  }
  return [...byPart].flatMap(([part, decades]) => {
    if (decades.length < linesMin) return [];
    const off = median(decades);
    const unit = [3, 4, -3, -4].find((each) => Math.abs(off - each) <= decadesOff);
    return unit === undefined
      ? []
      : [finding(statement, 'unit_slip', 'serious', { part, facts: { factor: 10 ** unit, lines: decades.length } })];
  });
}
