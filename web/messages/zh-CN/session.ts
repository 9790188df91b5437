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
  problems: {
    wrong_credentials: '邮箱或密码不对。',
    locked_out: '尝试次数过多，账号已暂时锁定。请稍后再试，或联系管理员。',
    wrong_token: '一次性口令不对。请在服务器日志中查看。',
  },
};

export default session;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    session: typeof session;
  }
}
