const benchmarks = {
  title: '行业标准值',
  note: '本公司同行业客户不足八家时，评估页的同业位置改用这里的标准值，并注明出处。',
  enter: '录入一项',
  import: '从表格导入',
  save: '保存',
  entered: '标准值已保存',
  needed: '请填写',
  none: '还没有行业标准值',
  noneNote: '录入《企业绩效评价标准值》等公开资料，样本不足的行业也能比较。',
  industry: '行业',
  industryNote: '与客户资料中的行业名称一致；“全行业”用于没有单独标准值的行业。',
  size: '规模',
  sizes: { all: '全部规模', large: '大型', medium: '中型', small: '小型' },
  ratio: '指标',
  year: '年度',
  source: '出处',
  sourcePlaceholder: '例如：企业绩效评价标准值 2025，国务院国资委考核分配局编',
  levels: { excellent: '优秀值', good: '良好值', average: '平均值', low: '较低值', poor: '较差值' },
  units: { percent: '%', times: '倍', days: '天' },
  noFigure: '请填写数字，例如 12.5',
  by: '{{name}} 于 {{at}} 录入',
  remove: '删除',
  removeOf: '删除 {{name}}',
  removeTitle: '删除 {{name}} {{year}} 年的标准值？',
  removed: '已删除',
  importNote:
    '表头写：行业、规模、指标、优秀值、良好值、平均值、较低值、较差值，可另有年度、出处。百分数写 12.5 即 12.5%。先读取查看，确认后才保存。',
  ofTable: '表格里没有出处和年度时用这里的。',
  file: 'CSV 或 Excel 文件',
  paste: '或粘贴表格',
  pastePlaceholder: '从 Excel 复制后粘贴到这里',
  lookAgain: '重新读取',
  saveThese_one: '保存 {{count}} 项',
  saveThese_other: '保存 {{count}} 项',
  imported_one: '已保存 {{count}} 项',
  imported_other: '已保存 {{count}} 项',
  seen: '新增 {{created}} 项，更新 {{changed}} 项，相同 {{unchanged}} 项，不能读取 {{refused}} 行。',
  row: '第 {{row}} 行',
  problems: {
    no_benchmark_head: '没有找到表头：需要“行业”“指标”和至少一列标准值。',
    levels_out_of_order: '标准值应从优到差排列。',
    too_few_levels: '请至少填写两档标准值。',
    source_missing: '请填写出处。',
    unknown_ratio: '指标不在可比较的比率之内。',
    unknown_size: '规模应为大型、中型、小型或留空。',
    invalid_figure: '有标准值不是数字。',
    invalid_year: '年度无法识别。',
    industry_missing: '没有写行业。',
    benchmark_not_found: '这一项已经不在了。',
  },
};

export default benchmarks;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    benchmarks: typeof benchmarks;
  }
}
