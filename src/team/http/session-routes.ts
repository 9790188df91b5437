import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Refusal, type Result } from '#kernel';
import { anonymous, doorOf, type Platform, sendRefusal } from '#platform';
import { describeSession } from '../usecases/describe-session.ts';
import { createFirstAdministrator } from '../usecases/first-administrator.ts';
import { type OpenedSession, signIn } from '../usecases/sign-in.ts';
import { signOut } from '../usecases/sign-out.ts';
import * as contract from './contract.ts';
import { clearSessionCookies, setSessionCookies } from './session-cookies.ts';

/** Guesses at a password or a token, per address. The count per account is kept in the database. */
const guessesPerMinute = 60;

const tooManyGuesses: Refusal = {
  kind: 'too_many',
  code: 'too_many_requests',
  detail: 'Too many attempts to sign in from this address. Wait a minute and try again.',
};

type Body<Endpoint extends { readonly body?: z.core.$ZodType }> = z.output<NonNullable<Endpoint['body']>>;

/** The doors that set cookies, for the server's list of plugins. */
export function sessionRoutes(platform: Platform) {
  return (app: FastifyInstance): void => {
    const perAddress = app.createRateLimit({ max: guessesPerMinute, timeWindow: '1 minute' });

    async function enter(request: FastifyRequest, reply: FastifyReply, open: () => Promise<Result<OpenedSession>>) {
      const guesses = await perAddress(request);
      if (!guesses.isAllowed && guesses.isExceeded) return sendRefusal(reply, tooManyGuesses);
      const opened = await open();
      if (!opened.ok) return sendRefusal(reply, opened.refusal);
      const described = await describeSession(platform, opened.value.caller);
      if (!described.ok) return sendRefusal(reply, described.refusal);
      setSessionCookies(request, reply, opened.value);
      return reply.send(described.value);
    }

    app.route<{ Body: Body<typeof contract.signIn> }>({
      ...doorOf(contract.signIn),
      handler: (request, reply) => enter(request, reply, () => signIn(platform, request.body)),
    });

    app.route<{ Body: Body<typeof contract.createFirstAdministrator> }>({
      ...doorOf(contract.createFirstAdministrator),
      handler: (request, reply) => enter(request, reply, () => createFirstAdministrator(platform, request.body)),
    });

    app.route({
      ...doorOf(contract.signOut),
      handler: async (request, reply) => {
        await signOut(platform, request.caller ?? anonymous);
        clearSessionCookies(reply);
        return reply.send({ signedOut: true });
      },
    });
  };
}
