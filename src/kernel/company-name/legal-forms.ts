/** Legal forms and kinds of house with which Chinese names end; the longest that fits is the one. */
const chinese =
  '有限责任公司 股份有限公司 集团有限公司 集团股份有限公司 有限公司 股份公司 集团公司 总公司 分公司 子公司 公司 ' +
  '有限合伙 普通合伙 特殊普通合伙 合伙企业 个人独资企业 个体工商户 专业合作社 农民专业合作社 合作社 ' +
  '集团 总厂 分厂 工厂 厂 商行 商店 商场 超市 门市部 经营部 营业部 分部 加工部 服务部 批发部 经销部 办事处 事务所 工作室 ' +
  '医院 学校 大学 学院 幼儿园 研究院 研究所 设计院 银行 支行 分行 酒店 宾馆 饭店 餐厅 药店 药房 中心 协会 基金会 委员会 支队 店';

const chineseForms = chinese.split(' ').toSorted((a, b) => b.length - a.length);

/** One legal form may be written in two ways. 股份有限公司 is another form and stays one. */
const sameForm: Readonly<Record<string, string>> = { 有限责任公司: '有限公司', 集团股份有限公司: '股份有限公司' };

const westernForms =
  /(?:[\s,.]+(?:incorporated|inc|corporation|corp|company|co|limited|ltd|llc|llp|lp|plc|pvt|pte|pty|gmbh|ag|kg|sa|sarl|srl|spa|bv|nv|ab|as|oy|kk|sdn|bhd)\.?)+$/i;

/** The ending of a Chinese name, brackets off: `观途旅游服务中心(有限合伙)` ends in 有限合伙. */
export function legalFormOf(name: string): string {
  const inBrackets = /\(([^()]+)\)$/.exec(name)?.[1];
  if (inBrackets !== undefined && chineseForms.includes(inBrackets)) return inBrackets;
  return chineseForms.find((form) => name.endsWith(form) && name.length > form.length) ?? '';
}

export function isBranch(form: string): boolean {
  return /^(?:分公司|分厂|分行|支行|分部|办事处|营业部)$/.test(form);
}

export function commonForm(form: string): string {
  return sameForm[form] ?? form;
}

export function withoutWesternForm(name: string): string {
  return name.replace(westernForms, '').trim();
}
