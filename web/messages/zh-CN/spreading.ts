const spreading = {
  title: '导入报表：{{name}}',
  back: '返回客户评估',
  takeIn: '报表来源',
  file: '把 Excel 或 CSV 文件拖到这里，或点击选择',
  fileNote: '企业原样报送的工作簿即可：左右并排、合并表头、行次列、万元或千元都能识别。不超过 10 MB。',
  paste: '或者粘贴表格',
  pasteNote: '从 Excel、PDF 或网页复制后粘贴到这里，粘贴后立即识别。',
  pastePlaceholder: '项目\t期末余额\t年初余额\n货币资金\t1,000\t900',
  pasted: '粘贴的表格',
  read: '识别',
  reading: '正在识别…',
  asWhole: '整体设置',
  unit: '金额单位',
  units: { one: '元', thousand: '千元', tenThousand: '万元', million: '百万元', hundredMillion: '亿元' },
  unitNotStated: '文件没有写明单位，请核对',
  span: '报表期间',
  spans: { annual: '年报', first_quarter: '一季报', half_year: '半年报', third_quarter: '三季报' },
  periodEnd: '期末日',
  noDay: '文件没有写明日期，请填写',
  other: '换一份报表',
  unread: '未识别的工作表：{{sheets}}',
  comma: '、',
  counted: '共 {{rows}} 行，需要核对 {{toLook}} 行。Tab 逐行移动，输入文字即可查找科目。',
  lines: '逐行核对',
  source: '原表单元格与项目',
  line: '标准科目',
  lineOf: '{{label}} 对应的标准科目',
  leaveOut: '不导入',
  thisPeriod: '本期',
  periodBefore: '上期',
  fault: '{{line}}应为 {{expected}}，相差 {{difference}}',
  problem: { not_a_figure: '{{cell}} 不是数字', formula_error: '{{cell}} 公式没有结果' },
  how: {
    same_name: '同名',
    remembered: '曾经确认',
    likely: '相近 {{percent}}%',
    unknown: '未识别',
    repeats: '科目重复',
    corrected: '已更正',
  },
  save: '保存',
  audited: '已审计',
  forAll: '{{count}} 处更正对所有客户生效（否则只记住这个客户）',
  saveThese: '保存 {{count}} 期报表',
  saved: '已保存 {{count}} 期报表',
  problems: {
    statement_exists: '其中一期已有数据不同的报表。请在评估页更正，或取消勾选这一期。',
    no_statement_found: '没有找到报表：需要有“项目”或“资产”这样的表头，旁边是“期末余额”“本期金额”或年份。',
    unreadable_file: '文件无法读取：可能有密码、是旧版 .xls、PDF，或者过大。请另存为不加密的 .xlsx，或直接粘贴表格。',
    too_large: '工作簿不能超过 10 MB。',
    period_not_over: '期末日不能晚于今天。',
    customer_not_found: '没有这个客户。',
  },
};

export default spreading;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    spreading: typeof spreading;
  }
}
