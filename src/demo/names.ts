import type { Dice } from './dice.ts';

/** A registered seat: what stands first in the name, and the administrative division in the social credit code. */
type Seat = { readonly place: string; readonly division: string; readonly share: number };

const seats: readonly Seat[] = [
  { place: '江苏', division: '320000', share: 6 },
  { place: '苏州', division: '320500', share: 7 },
  { place: '无锡', division: '320200', share: 6 },
  { place: '常州', division: '320400', share: 4 },
  { place: '浙江', division: '330000', share: 6 },
  { place: '宁波', division: '330200', share: 6 },
  { place: '温州', division: '330300', share: 4 },
  { place: '广东', division: '440000', share: 6 },
  { place: '佛山', division: '440600', share: 6 },
  { place: '东莞', division: '441900', share: 6 },
  { place: '深圳', division: '440300', share: 5 },
  { place: '上海', division: '310000', share: 7 },
  { place: '山东', division: '370000', share: 6 },
  { place: '青岛', division: '370200', share: 4 },
  { place: '济南', division: '370100', share: 3 },
  { place: '湖北', division: '420000', share: 3 },
  { place: '武汉', division: '420100', share: 4 },
  { place: '湖南', division: '430000', share: 3 },
  { place: '长沙', division: '430100', share: 3 },
  { place: '河南', division: '410000', share: 3 },
  { place: '郑州', division: '410100', share: 3 },
  { place: '安徽', division: '340000', share: 3 },
  { place: '合肥', division: '340100', share: 3 },
  { place: '四川', division: '510000', share: 3 },
  { place: '成都', division: '510100', share: 4 },
  { place: '重庆', division: '500000', share: 4 },
  { place: '陕西', division: '610000', share: 2 },
  { place: '西安', division: '610100', share: 2 },
  { place: '河北', division: '130000', share: 3 },
  { place: '天津', division: '120000', share: 4 },
  { place: '辽宁', division: '210000', share: 3 },
  { place: '沈阳', division: '210100', share: 3 },
  { place: '福建', division: '350000', share: 3 },
  { place: '厦门', division: '350200', share: 3 },
  { place: '江西', division: '360000', share: 2 },
];

const firstCharacters = Array.from('恒鼎瑞华盛永泰宏兴嘉德隆远卓博锦凯骏腾铭');
const secondCharacters = Array.from('达昌源峰润和信诚通安腾利康辉业力阳岳');

/** The word that a company, or all companies of a group, are known by. Each comes once. */
export function brandNames(dice: Dice): string[] {
  const brands = firstCharacters.flatMap((first) =>
    secondCharacters.flatMap((second) => (first === second ? [] : [first + second])),
  );
  return dice.shuffle(brands);
}

export type Registered = { readonly name: string; readonly division: string };

/** 苏州恒达轴承有限公司 */
export function companyName(brand: string, trade: string, dice: Dice): Registered {
  const { place, division } = dice.pickByShare(seats);
  const form = dice.pickByShare(forms).text;
  return { name: `${place}${brand}${trade}${form}`, division };
}

/** 恒达控股集团有限公司, of a province or a large city. */
export function groupName(brand: string, trade: string, dice: Dice): Registered {
  const { place, division } = dice.pickByShare(seats);
  return { name: `${place}${brand}${dice.chance(0.5) ? '控股' : trade}集团有限公司`, division };
}

const forms = [
  { text: '有限公司', share: 80 },
  { text: '股份有限公司', share: 12 },
  { text: '有限责任公司', share: 8 },
];
