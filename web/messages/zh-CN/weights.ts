const weights = {
  title: '权重比较（层次分析法）',
  of: '评分卡 {{version}}',
  note: '委员会成员各自两两比较；一致的比较按几何平均合并，得出的权重带入评分卡草稿。',
  take: '带入评分卡草稿',
  nobody: '还没有可用的比较。先在下面比较并保存。',
  topics: '比较什么',
  own: '我的比较',
  how: '把滑块拉向更重要的一边：1 同等重要，3 略重要，5 明显重要，7 强烈重要，9 绝对重要。',
  pair: '{{first}} 与 {{second}} 哪个更重要',
  save: '保存我的比较',
  saved: '比较已保存',
  takeBack: '撤回我的比较',
  takenBack: '已撤回',
  weights: '权重',
  criterion: '准则',
  weight: '权重',
  now: '现行',
  consistency: '一致性比率 {{ratio}}',
  consistent: '小于 0.1，可以使用。',
  inconsistent: '不小于 0.1：比较自相矛盾，请从标出的一对改起。',
  alwaysConsistent: '两个准则不会矛盾，可以使用。',
  odd: '最不一致',
  implied: '其余比较说的是约 {{ratio}}',
  follow: '改为 {{ratio}}',
  together: '委员会合并结果',
  noMember: '还没有人比较过。',
  you: '（您）',
  counts: '计入',
  countsNot: '不计入（{{ratio}}）',
  points: '带入草稿的满分',
  arrow: '{{before}} → {{after}}',
  rule: '一致性比率小于 0.1 的比较才计入合并（Saaty）。没有比较的部分保持现有比例。',
  problems: {
    invalid_comparisons: '比较的数值应在 1/9 到 9 之间，并且每一对都要比较。',
    nothing_to_compare: '这里没有可以比较的准则。',
  },
};

export default weights;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    weights: typeof weights;
  }
}
