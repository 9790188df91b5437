/** What is usual in an industry: turnover of assets, days, research as a share of revenue, margins against the average. */
export type Norm = {
  readonly assetTurnover: number;
  readonly receivableDays: number;
  readonly inventoryDays: number;
  readonly payableDays: number;
  readonly research: number;
  readonly margin: number;
};

const usual: Norm = norm(0.85, 85, 90, 80, 0.03, 1);

// biome-ignore format: a table
const norms: Readonly<Record<string, Norm>> = {
  //                                 turnover  receivables  inventory  payables  research  margin
  通用设备制造业:                   norm(0.75,  95,          115,       85,       0.042,    1.1),
  专用设备制造业:                   norm(0.66,  115,         140,       95,       0.05,     1.15),
  汽车制造业:                       norm(0.92,  80,          60,        90,       0.035,    0.9),
  电气机械和器材制造业:             norm(0.85,  92,          80,        88,       0.035,    1),
  金属制品业:                       norm(1.1,   62,          65,        58,       0.02,     0.85),
  '计算机、通信和其他电子设备制造业': norm(0.82,  85,          85,        85,       0.06,     1.2),
  化学原料和化学制品制造业:         norm(0.9,   50,          55,        60,       0.025,    1.1),
  土木工程建筑业:                   norm(0.8,   125,         70,        118,      0.012,    0.65),
  批发业:                           norm(1.9,   42,          38,        40,       0,        0.4),
  食品制造业:                       norm(1.2,   35,          50,        45,       0.01,     1.15),
};

export function normOf(industry: string): Norm {
  return norms[industry] ?? usual;
}

function norm(...figures: readonly [number, number, number, number, number, number]): Norm {
  const [assetTurnover, receivableDays, inventoryDays, payableDays, research, margin] = figures;
  return { assetTurnover, receivableDays, inventoryDays, payableDays, research, margin };
}
