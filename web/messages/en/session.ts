import type { Messages } from '../messages.ts';
import type chinese from '../zh-CN/session.ts';

export default {
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    emailRequired: 'Enter your e-mail address',
    password: 'Password',
    passwordRequired: 'Enter your password',
    submit: 'Sign in',
    demoTitle: 'Demo company: enter as one of these people',
    demoNote: 'All data are invented; try anything.',
    tagline: 'How much more may this customer owe us, why, and who said so.',
    roleGroup: 'Demo users',
  },
  first: {
    title: 'Set the first administrator',
    intro:
      'The system is empty. Set its first administrator with the one-time token from the server log. Administrators look after users and settings; they grant no credit.',
    token: 'One-time token',
    tokenHelp: 'In the server’s start log, after “One-time token:”.',
    tokenRequired: 'Enter the one-time token',
    name: 'Name',
    nameRequired: 'Enter your name',
    password: 'Password',
    passwordHelp: 'At least 12 characters',
    submit: 'Set and sign in',
  },
  problems: {
    wrong_credentials: 'The e-mail address or the password is wrong.',
    locked_out: 'Too many attempts: the account is locked for a while. Try later, or ask an administrator.',
    wrong_token: 'The one-time token is wrong. Look it up in the server log.',
  },
} satisfies Messages<typeof chinese>;
