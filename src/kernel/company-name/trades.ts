/** Words that say what a company does, not who it is. They stand between its own name and its legal form. */
const chinese =
  '食品 饮料 餐饮 科技 技术 信息 信息技术 网络 网络科技 互联网 电子 电子商务 电器 电气 电力 电缆 电机 通信 通讯 软件 数据 智能 自动化 教育 培训 咨询 服务 健康 管理 医疗 医药 药业 ' +
  '生物 化工 化学 材料 新材料 塑料 塑胶 橡胶 包装 印刷 纸业 造纸 纺织 服装 服饰 鞋业 皮具 家具 家居 家电 建材 建筑 建设 工程 装饰 装修 装潢 设计 规划 园林 市政 路桥 水利 环保 环境 能源 新能源 ' +
  '石油 石化 燃气 矿业 矿产 煤炭 钢铁 钢材 金属 五金 机械 机电 设备 仪器 仪表 工具 模具 工业 制造 实业 重工 精密 汽车 汽配 汽车零部件 零部件 轴承 阀门 泵业 窑炉 锅炉 光电 光学 照明 半导体 ' +
  '物流 运输 货运 快递 仓储 供应链 航空 航运 船舶 港口 贸易 商贸 进出口 国际贸易 国际 商务 批发 零售 百货 投资 资产 资源 资本 金融 保险 租赁 担保 控股 置业 地产 房地产 物业 酒店 旅游 旅行社 ' +
  '文化 传媒 传播 广告 影视 娱乐 体育 艺术 出版 图书 营销 策划 营销策划 会展 人力 人力资源 劳务 财务 税务 法律 知识产权 代理 检测 认证 安全 消防 安防 农业 农产品 牧业 养殖 种植 水产 渔业 林业 粮油 酒业 茶业 乳业 糖业 ' +
  '珠宝 首饰 化妆品 美容 日用品 玩具 礼品 工艺品 眼镜 钟表 宠物 母婴 发展 产业 经贸 商业 开发 研发 系统 集成 系统集成 企业 股权 基金 创业 孵化 生态 冷链 冷冻 铝业 铜业 水泥 混凝土 玻璃 陶瓷 涂料 木业 门窗';

const words = [...new Set(chinese.split(' '))].toSorted((a, b) => b.length - a.length);

const generic =
  /^(?:global|international|intl|technolog(?:y|ies)|tech|solutions?|services?|systems?|group|holdings?|enterprises?|industries|industrial|trading|logistics|consulting|partners|the)$/i;

/** The words of trade at the end of what is left of a name; at least two characters stay as the name itself. */
export function trailingTrade(text: string): string {
  let trade = '';
  for (;;) {
    const rest = text.slice(0, text.length - trade.length);
    const word = words.find((each) => rest.endsWith(each) && rest.length - each.length >= 2);
    if (word === undefined) return trade;
    trade = word + trade;
  }
}

export function withoutGenericWords(name: string): string {
  const own = name.split(' ').filter((word) => !generic.test(word));
  return own.length === 0 ? name : own.join(' ');
}
