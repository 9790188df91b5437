import { commonForm, isBranch, legalFormOf, withoutWesternForm } from './legal-forms.ts';
import { isPlace, leadingPlace } from './places.ts';
import { trailingTrade, withoutGenericWords } from './trades.ts';

/** 行政区划 + 字号 + 行业 + 组织形式. Of a branch, place and form of both stand together, split by a comma. */
export type CompanyNameParts = {
  readonly place: string;
  /** 字号: who it is. Two companies may share it. */
  readonly brand: string;
  readonly trade: string;
  readonly legalForm: string;
  readonly isBranch: boolean;
};

/** Full-width signs and blanks as everybody types them; the name itself stays as it is. */
export function plainCompanyName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[〔【[{]/g, '(')
    .replaceAll(/[〕】\]}]/g, ')')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The same for names that differ in blanks, width and capitals alone: safe enough to be the same company's. */
export function normalizedCompanyName(name: string): string {
  return plainCompanyName(name).toUpperCase();
}

/** Takes a Chinese name apart. A name without Chinese characters is all brand, but for its legal form. */
export function parseCompanyName(name: string): CompanyNameParts {
  const plain = plainCompanyName(name);
  if (!/\p{Script=Han}/u.test(plain)) {
    const own = withoutWesternForm(plain);
    return {
      place: '',
      brand: own,
      trade: '',
      legalForm: plain.slice(own.length).replace(/^[\s,]+/, ''),
      isBranch: false,
    };
  }
  const places: string[] = [];
  const open = plain.replaceAll(/\(([^()]*)\)/g, (whole, inside: string) => {
    if (!isPlace(inside)) return whole;
    places.push(inside);
    return '';
  });
  const form = legalFormOf(open);
  const branch = isBranch(form) ? branchOf(open, form) : undefined;
  if (branch !== undefined) {
    const parent = parseCompanyName(branch.parent);
    return {
      ...parent,
      place: joined(parent.place, branch.place),
      legalForm: joined(parent.legalForm, form),
      isBranch: true,
    };
  }
  let rest = withoutForm(open, form);
  const lead = leadingPlace(rest);
  // A place that is all there is, is the name: 北京公司.
  const isName = lead.length === rest.length;
  if (!isName) rest = rest.slice(lead.length);
  const trade = trailingTrade(rest);
  return {
    place: [isName ? '' : lead, ...places].filter((each) => each !== '').join(','),
    brand: rest.slice(0, rest.length - trade.length),
    trade,
    legalForm: form,
    isBranch: isBranch(form),
  };
}

/** The innermost legal form: of a branch its own, 分公司. */
export function legalForm(name: string): { readonly legalForm: string; readonly isBranch: boolean } {
  const form = legalFormOf(plainCompanyName(name));
  return { legalForm: form, isBranch: isBranch(form) };
}

/**
 * 字号 alone, or a Western name without its form and its general words: where a search for the same company begins. It
 * throws different companies together; it never says that two are one.
 */
export function coreOfCompanyName(name: string): string {
  const { brand } = parseCompanyName(name);
  return (/\p{Script=Han}/u.test(brand) ? brand : withoutGenericWords(brand)).toLowerCase();
}

/** The same for names that differ in signs, capitals, or two ways to write one legal form. */
export function companyMatchKey(name: string): string {
  const plain = plainCompanyName(name);
  const form = legalFormOf(plain);
  const own = /\p{Script=Han}/u.test(plain) ? withoutForm(plain, form) + commonForm(form) : withoutWesternForm(plain);
  return own.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function withoutForm(name: string, form: string): string {
  if (form === '') return name;
  return name.endsWith(`(${form})`) ? name.slice(0, -form.length - 2) : name.slice(0, -form.length);
}

/** `山东协耀信息咨询有限公司滨州分公司`: the company, and where its branch is. */
function branchOf(name: string, form: string): { parent: string; place: string } | undefined {
  const before = name.slice(0, -form.length);
  const found = /^(.+(?:公司|厂|银行|集团))(.*)$/.exec(before);
  return found === null ? undefined : { parent: found[1] ?? '', place: found[2] ?? '' };
}

function joined(a: string, b: string): string {
  return [a, b].filter((each) => each !== '').join(',');
}
