import type { ItemKind } from '#exposure';

// The first that fits counts: a plan to pay in instalments may speak of a deposit, a bank's guarantee is security for us.
const spellings: readonly (readonly [ItemKind, RegExp])[] = [
  ['instalment_plans', /分期|instal?lment/],
  ['insured', /保险|承保|insur/],
  ['guarantees_given', /对外担保|为他人担保|我方担保|guarantees?[ _]given/],
  ['collateral', /抵押|质押|抵质押|collateral|mortgage|pledge/],
  ['prepayments', /预收|预付|prepa(yment|id)|advance/],
  ['deposits', /保证金|押金|定金|deposit/],
];

/** 分期付款, 信用保险, 保证金, "insured", "collateral": how files call what is recorded beside the ledger. */
export function readItemKind(text: string): ItemKind | undefined {
  const said = text.trim().toLowerCase();
  return spellings.find(([, spelling]) => spelling.test(said))?.[0];
}
