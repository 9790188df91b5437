const session = {
  signIn: {
    title: '登录',
    email: '邮箱',
    emailRequired: '请填写邮箱',
    password: '密码',
    passwordRequired: '请填写密码',
    submit: '登录',
    demoTitle: '演示公司：选一个角色直接进入',
    demoNote: '数据是虚构的，可以随意操作。',
    tagline: '这个客户还能欠我们多少，为什么，谁批准的。',
    roleGroup: '演示用户',
  },
  first: {
    title: '设置第一位管理员',
    intro: '系统是空的。请用服务器启动日志里的一次性口令，设置第一位管理员。管理员管理用户和设置，不授予额度。',
    token: '一次性口令',
    tokenHelp: '在服务器启动日志中，“One-time token:” 之后。',
    tokenRequired: '请填写一次性口令',
    name: '姓名',
    nameRequired: '请填写姓名',
    password: '密码',
    passwordHelp: '至少 12 个字符',
    submit: '设置并登录',
  },
  secondFactor: {
    title: '双重验证',
    note: '登录时，除密码外再输入您手机上验证器应用显示的验证码。',
    on: '已开启',
    off: '未开启',
    offNote: '目前只凭密码登录。',
    facts_one: '自 {{since}} 起开启，还有 {{count}} 个恢复码可用。',
    facts_other: '自 {{since}} 起开启，还有 {{count}} 个恢复码可用。',
    required:
      '您的角色需要双重验证。请先设置，然后继续工作。需要一个验证器应用，例如 Microsoft Authenticator 或 Google Authenticator。',
    leave: '暂不设置，退出登录',
    setUp: '设置',
    replace: '换一台设备',
    password: '您的密码',
    passwordHelp: '确认是您本人在设置。',
    next: '下一步',
    scan: '用验证器应用扫描这个二维码：',
    picture: '供验证器应用扫描的二维码',
    byHand: '不能扫描时，在应用中手动输入这个密钥：',
    firstCode: '应用现在显示的验证码',
    codeRequired: '请输入验证码',
    turnOn: '开启',
    isOn: '双重验证已开启。',
    keepCodes: '请保存这些恢复码：手机丢失时，每个可以代替验证码登录一次。它们只显示这一次。',
    recoveryCodes: '恢复码',
    codesKept: '我已保存',
    turnOff: '关闭双重验证',
    turnOffNote: '之后只凭密码登录。',
    turnedOff: '双重验证已关闭',
    step: '输入验证码',
    code: '验证码',
    codeHelp: '您的验证器应用显示的六位数字，或一个恢复码。',
    otherPerson: '换个账号登录',
  },
  problems: {
    wrong_credentials: '邮箱或密码不对。',
    locked_out: '尝试次数过多，账号已暂时锁定。请稍后再试，或联系管理员。',
    wrong_token: '一次性口令不对。请在服务器日志中查看。',
    wrong_code: '验证码不对、已过期或已用过。',
    wrong_password: '密码不对。',
    second_factor_unreadable: '服务器不能读取您的双重验证。请用恢复码登录，或请管理员重置。',
    second_factor_not_started: '没有待确认的设备，请重新开始。',
    second_factor_required: '您的角色需要双重验证，不能关闭；可以换一台设备。',
  },
};

export default session;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    session: typeof session;
  }
}
