import type { BillKind } from '#policy';

/** 银承, 银行承兑汇票, 财票, 商承, "bank", "commercial acceptance": how files call the three kinds. */
export function readBillKind(text: string): BillKind | undefined {
  const said = text.toLowerCase();
  if (/财务公司|财司|财票|finance/.test(said)) return 'finance_company_acceptance';
  if (/银|bank/.test(said)) return 'bank_acceptance';
  return /商|commercial|trade/.test(said) ? 'commercial_acceptance' : undefined;
}
