import { z } from 'zod';
import { Day, endpoint, Instant, PageQuery, pageOf } from '#platform/contract';
import { passwordLength } from '../password-rule.ts';
import { roles } from '../roles.ts';
import { scopes } from '../scopes.ts';

const Role = z.enum(roles).meta({ id: 'Role' });
const Scope = z.enum(scopes).meta({ id: 'Scope' });
const Name = z.string().trim().min(1, 'Expected a name.').max(100);
const Email = z.string().trim().toLowerCase().max(254).pipe(z.email('Expected an e-mail address.'));
const NewPassword = z
  .string()
  .min(passwordLength.min, `Expected at least ${passwordLength.min} characters.`)
  .max(passwordLength.max, `Expected at most ${passwordLength.max} characters.`);
// Ids sort by creation, so the last one of a page is its cursor.
const ByIdPageQuery = z.strictObject({ ...PageQuery, cursor: z.uuid().optional() });
const FactorCode = z.string().trim().min(1, 'Expected a code.').max(40);
const ById = z.strictObject({ id: z.uuid() });

// ── Who am I ────────────────────────────────────────────────────────────────────────────────────────────────────────

const SessionAnswer = z
  .strictObject({
    user: z.strictObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      roles: z.array(Role),
      scopes: z.array(Scope),
    }),
    company: z.strictObject({ name: z.string(), timeZone: z.string(), currency: z.string() }),
    demo: z.boolean(),
    secondFactor: z
      .enum(['on', 'off', 'required'])
      .describe('`required`: it must be set up before anything else; until then `scopes` is empty.'),
  })
  .meta({ id: 'Session' });
export type SessionView = z.output<typeof SessionAnswer>;

export const getSession = endpoint({
  method: 'GET',
  path: '/session',
  may: 'signed_in',
  summary: 'Who is signed in, and what they may do',
  answer: SessionAnswer,
  whileConfined: true,
});

export const signIn = endpoint({
  method: 'POST',
  path: '/session',
  may: 'anyone',
  summary: 'Sign in with e-mail and password',
  description:
    'Sets the session cookie, and the cookie headroom_csrf whose value every write sends back as X-CSRF-Token. Where a second factor is on, a call without `code` is refused with `second_factor_needed`: send it again with the code.',
  body: z.strictObject({
    email: z.string().max(254),
    password: z.string().max(passwordLength.max),
    code: FactorCode.optional().describe('From the authenticator app, or a recovery code.'),
  }),
  answer: SessionAnswer,
  idempotent: false,
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  may: 'signed_in',
  summary: 'Sign out',
  answer: z.strictObject({ signedOut: z.literal(true) }),
  idempotent: false,
  whileConfined: true,
});

export const getSignInOptions = endpoint({
  method: 'GET',
  path: '/sign-in-options',
  may: 'anyone',
  summary: 'What the sign-in page offers',
  description: 'Demo users appear in demo mode only.',
  answer: z.strictObject({
    demoUsers: z.array(z.strictObject({ email: z.string(), name: z.string(), role: Role, password: z.string() })),
    needsFirstAdministrator: z.boolean(),
  }),
});

export const createFirstAdministrator = endpoint({
  method: 'POST',
  path: '/first-administrator',
  may: 'anyone',
  summary: 'Create the first administrator of an empty system, and sign them in',
  description: 'Takes the one-time token from the server log; closed as soon as there is a user.',
  body: z.strictObject({ token: z.string().min(1).max(200), name: Name, email: Email, password: NewPassword }),
  answer: SessionAnswer,
  idempotent: false,
});

// ── Users ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const UserAnswer = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(Role),
    disabled: z.boolean(),
    demo: z.boolean(),
    createdAt: Instant,
    lastSeenAt: Instant.nullable(),
    lockedUntil: Instant.nullable(),
    secondFactor: z.boolean(),
  })
  .meta({ id: 'User' });
export type UserView = z.output<typeof UserAnswer>;

export const listUsers = endpoint({
  method: 'GET',
  path: '/users',
  may: 'users:manage',
  summary: 'List users',
  query: ByIdPageQuery,
  answer: pageOf(UserAnswer),
});

export const createUser = endpoint({
  method: 'POST',
  path: '/users',
  may: 'users:manage',
  summary: 'Create a user',
  body: z.strictObject({ name: Name, email: Email, password: NewPassword, roles: z.array(Role).min(1) }),
  answer: UserAnswer,
  creates: true,
});

export const changeUser = endpoint({
  method: 'PATCH',
  path: '/users/{id}',
  may: 'users:manage',
  summary: 'Rename a user, change the roles, disable or enable',
  description: 'A disabled user is signed out at once. Nobody changes their own roles or disables themselves.',
  params: ById,
  body: z.strictObject({
    name: Name.optional(),
    roles: z.array(Role).min(1).optional(),
    disabled: z.boolean().optional(),
  }),
  answer: UserAnswer,
});

export const setPassword = endpoint({
  method: 'POST',
  path: '/users/{id}/password',
  may: 'signed_in',
  summary: 'Set a password: your own, or anybody’s with users:manage',
  description:
    'For your own, `currentPassword` is needed. Every other session of that user ends; a lock-out is lifted.',
  params: ById,
  body: z.strictObject({ password: NewPassword, currentPassword: z.string().max(passwordLength.max).optional() }),
  answer: UserAnswer,
});

// ── Second factor ───────────────────────────────────────────────────────────────────────────────────────────────────

const CurrentPassword = z.string().max(passwordLength.max);
// Answers that show a secret, and so are not remembered under an Idempotency-Key.
const ownSecondFactor = { may: 'signed_in', idempotent: false, whileConfined: true } as const;

export const getSecondFactor = endpoint({
  method: 'GET',
  path: '/second-factor',
  may: 'signed_in',
  summary: 'Your second factor: whether it is on, and how many recovery codes are left',
  answer: z.strictObject({
    state: z.enum(['on', 'off', 'required']),
    since: Instant.nullable(),
    recoveryCodesLeft: z.int(),
  }),
  whileConfined: true,
});

export const startSecondFactor = endpoint({
  method: 'POST',
  path: '/second-factor',
  summary: 'Begin with a device: its secret, shown once',
  description: 'It counts after `confirm`; until then the device before stays in force.',
  body: z.strictObject({ currentPassword: CurrentPassword }),
  answer: z.strictObject({ secret: z.string(), otpauthUri: z.string() }),
  ...ownSecondFactor,
});

export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/second-factor/confirm',
  summary: 'Put the device in force with its first code; answers the recovery codes, once',
  description: 'Every other session of yours ends.',
  body: z.strictObject({ code: FactorCode }),
  answer: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  ...ownSecondFactor,
});

export const turnOffSecondFactor = endpoint({
  method: 'POST',
  path: '/second-factor/turn-off',
  summary: 'Sign in with the password alone again',
  description: 'Not where your role needs a second factor.',
  body: z.strictObject({ currentPassword: CurrentPassword, code: FactorCode }),
  answer: z.strictObject({ turnedOff: z.literal(true) }),
  may: 'signed_in',
  idempotent: false,
});

export const resetSecondFactor = endpoint({
  method: 'POST',
  path: '/users/{id}/reset-second-factor',
  may: 'users:manage',
  summary: 'Take away the second factor of somebody who lost it; their sessions end',
  params: ById,
  answer: UserAnswer,
});

const SecondFactorRule = z
  .strictObject({ everybody: z.boolean(), roles: z.array(Role).describe('Whoever has one of these.') })
  .meta({ id: 'SecondFactorRule' });

export const getSecondFactorRule = endpoint({
  method: 'GET',
  path: '/second-factor-rule',
  may: 'settings:manage',
  summary: 'Who must have a second factor',
  answer: SecondFactorRule,
});

export const setSecondFactorRule = endpoint({
  method: 'PUT',
  path: '/second-factor-rule',
  may: 'settings:manage',
  summary: 'Say who must have a second factor',
  description: 'It counts at once: who must and has none is led to it, and can do nothing else before.',
  body: SecondFactorRule,
  answer: SecondFactorRule,
});

// ── API keys ────────────────────────────────────────────────────────────────────────────────────────────────────────

const apiKeyFields = {
  id: z.string(),
  name: z.string(),
  /** The first characters, to tell keys apart; never enough to use one. */
  startsWith: z.string(),
  scopes: z.array(Scope),
  expiresOn: z.string().nullable(),
  requestsPerMinute: z.int().nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  revokedAt: Instant.nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
};
const ApiKeyAnswer = z.strictObject(apiKeyFields).meta({ id: 'ApiKey' });
export type ApiKeyView = z.output<typeof ApiKeyAnswer>;

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api-keys',
  may: 'keys:manage',
  summary: 'List API keys, newest first',
  query: ByIdPageQuery,
  answer: pageOf(ApiKeyAnswer),
});

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api-keys',
  may: 'keys:manage',
  summary: 'Create an API key',
  description: '`value` is shown in this one answer only; a repeated call answers without it.',
  body: z.strictObject({
    name: Name,
    scopes: z.array(Scope).min(1),
    expiresOn: Day.optional().describe('The last company day on which the key works.'),
    requestsPerMinute: z.int().min(1).max(1_000_000).optional().describe('Left out, the key is not limited.'),
  }),
  answer: z.strictObject({ ...apiKeyFields, value: z.string().optional() }).meta({ id: 'NewApiKey' }),
  creates: true,
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api-keys/{id}',
  may: 'keys:manage',
  summary: 'Revoke an API key',
  params: ById,
  answer: ApiKeyAnswer,
});
