/** Who buys industrial goods: how large an order is against the customer's usual one, and on what terms. */
export type Industry = {
  readonly name: string;
  readonly trades: readonly string[];
  readonly termsDays: readonly number[];
  readonly share: number;
};

export const industries: readonly Industry[] = [
  { name: '通用设备制造业', trades: ['泵业', '阀门', '轴承', '液压', '压缩机'], termsDays: [45, 60, 60], share: 16 },
  { name: '专用设备制造业', trades: ['重工机械', '矿山机械', '包装机械', '模具'], termsDays: [60, 60, 90], share: 14 },
  { name: '汽车制造业', trades: ['汽车零部件', '车桥', '制动系统', '冲压件'], termsDays: [60, 90, 90], share: 12 },
  { name: '电气机械和器材制造业', trades: ['电机', '电缆', '开关设备', '变压器'], termsDays: [45, 60], share: 12 },
  { name: '金属制品业', trades: ['紧固件', '钢构', '五金制品', '金属制管'], termsDays: [30, 45], share: 12 },
  {
    name: '计算机、通信和其他电子设备制造业',
    trades: ['自动化科技', '电子', '传感技术'],
    termsDays: [30, 45, 60],
    share: 9,
  },
  { name: '化学原料和化学制品制造业', trades: ['化工', '涂料', '新材料'], termsDays: [30, 30, 45], share: 8 },
  { name: '土木工程建筑业', trades: ['建设工程', '机电安装', '市政工程'], termsDays: [60, 90], share: 8 },
  { name: '批发业', trades: ['五金贸易', '机电设备', '工业品商贸', '供应链'], termsDays: [30, 30, 45], share: 14 },
  { name: '食品制造业', trades: ['食品机械', '食品'], termsDays: [30, 45], share: 5 },
];
