const notices = {
  title: '通知',
  open_one: '通知，{{count}} 条未读',
  open_other: '通知，{{count}} 条未读',
  openNone: '通知，没有未读',
  allRead: '全部标为已读',
  more: '更早的通知',
  none: '还没有通知',
  noneNote: '等您审批的申请、您客户的额度和待放行订单有变化时，会在这里告诉您。',
  unread: '未读',
  reasons: {
    over_limit: '超额度',
    over_document_limit: '超单笔上限',
    overdue: '有逾期',
    limit_expired: '额度到期',
    forced_hold: '人工拦截',
    prepayment_missing: '预付未到',
    limit_frozen: '额度冻结',
    no_limit: '未授信',
    blacklisted: '黑名单',
    customer_inactive: '客户停用',
    overdue_amount: '逾期金额超标',
    overdue_share: '逾期占比超标',
    payment_behaviour: '付款表现差',
    review_overdue: '逾期未重审',
    over_group_limit: '超集团额度',
    over_sub_limit: '超分项额度',
    over_seller_limit: '超法人主体额度',
    over_new_customer_cap: '超新客户上限',
    over_concentration: '超集中度',
    over_budget: '超信用总额',
    group_blacklisted: '集团成员黑名单',
    own: '自定义规则',
  },
  what: {
    application_waits: '{{customer}}的授信申请（{{amount}}）等您审批，申请人：{{by}}。',
    application_approved: '{{customer}}的授信申请已批准：{{amount}}，审批人：{{by}}。',
    application_rejected: '{{customer}}的授信申请（{{amount}}）被{{by}}否决。',
    application_returned: '{{customer}}的授信申请（{{amount}}）被{{by}}退回，请补充后再提交。',
    order_held: '{{customer}}的订单 {{number}}（{{amount}}）待放行：{{reasons}}。',
    order_cleared: '{{customer}}的订单 {{number}}（{{amount}}）现在可以通过，请重新检查。',
    order_declined: '{{customer}}的订单 {{number}}（{{amount}}）未获放行，由{{by}}决定。',
    order_released: '{{customer}}的订单 {{number}}（{{amount}}）已由{{by}}放行。',
    warning_opened: '{{customer}}出现预警：{{indicator}}，请在 {{day}} 前处理。',
    warning_escalated: '{{customer}}的预警升级：{{indicator}}，请在 {{day}} 前处理。',
    warning_assigned: '{{customer}}的预警（{{indicator}}）已交给您，请在 {{day}} 前处理。',
    review_due: '{{customer}}的授信重审已到期（{{day}}）。',
    edition_waits: '{{by}}提交了评级修订版 {{version}}（拟自 {{day}} 起生效），待您审批。',
    edition_approved: '评级修订版 {{version}} 已由{{by}}批准，自 {{day}} 起生效。',
    edition_rejected: '评级修订版 {{version}} 已被{{by}}否决。',
    item_failed_rules: '{{customer}}登记的 {{number}}（{{amount}}）未通过信用检查：{{reasons}}。',
    item_failed_rules_many: '{{customer}}的 {{number}} 等 {{count}} 笔登记未通过信用检查。',
    deliveries_flagged: '{{customer}}的发货单 {{number}}（{{amount}}）未经检查已发出，未通过：{{reasons}}。',
    deliveries_flagged_many:
      '{{customer}}的发货单 {{number}}（{{amount}}）未经检查已发出，未通过：{{reasons}}；另有 {{count}} 张。',
    limit_changed: '{{customer}}的授信额度有变动。',
    limit_changed_many: '{{customer}}等 {{count}} 个客户的授信额度有变动。',
  },
};

export default notices;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    notices: typeof notices;
  }
}
