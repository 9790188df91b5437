const policy = {
  version: '版本 {{version}}',
  inForce: '现行',
  future: '尚未生效',
  past: '已被替换',
  effectiveFrom: '自 {{from}} 起生效',
  effective: '{{from}} 至 {{to}} 有效',
  contents: '目录',
  choose: '选择版本',
  differences_one: '与 {{before}} 有 {{count}} 处不同',
  differences_other: '与 {{before}} 有 {{count}} 处不同',
};

export default policy;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    policy: typeof policy;
  }
}
