import type { z } from 'zod';
import type { Endpoint } from '#platform/contract';
import { ApiProblem, NoAnswer } from './problem.ts';

type Schema = z.core.$ZodType;
type AnyEndpoint = Endpoint<Schema, Schema, Schema, Schema>;

/** What an endpoint answers, as its contract says. */
export type AnswerOf<E extends AnyEndpoint> = z.output<E['answer']>;

type Part<Name extends string, S> =
  NonNullable<S> extends infer Given extends Schema
    ? [Given] extends [z.ZodUndefined]
      ? { readonly [K in Name]?: never }
      : Record<never, never> extends z.input<Given>
        ? { readonly [K in Name]?: z.input<Given> }
        : { readonly [K in Name]: z.input<Given> }
    : never;

/** What an endpoint asks for, as its contract says; a part whose fields are all optional may be left out. */
export type Given<E extends AnyEndpoint> = Part<'params', E['params']> &
  Part<'query', E['query']> &
  Part<'body', E['body']> & {
    /** For endpoints that take a file: multipart instead of a JSON body. */
    readonly form?: FormData;
    /** One per user action: pass the same one when the same action is tried again. Made fresh when left out. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
  };

/** What an endpoint takes as its JSON body. */
export type BodyOf<E extends AnyEndpoint> = z.input<NonNullable<E['body']>>;

/** Calls one door of the API: `call(getPosition, { params: { code } })`. Throws ApiProblem or NoAnswer. */
export async function call<E extends AnyEndpoint>(endpoint: E, given: Given<E>): Promise<AnswerOf<E>> {
  const response = await send(endpoint, given as Sent);
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : readJson(text);
  if (!response.ok) throw new ApiProblem(response.status, isRecord(answer) ? answer : {});
  return answer as AnswerOf<E>;
}

type Plain = string | number | boolean | null | undefined;

type Sent = {
  readonly params?: Readonly<Record<string, Plain>>;
  readonly query?: Readonly<Record<string, Plain>>;
  readonly body?: unknown;
  readonly form?: FormData;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

async function send(endpoint: AnyEndpoint, given: Sent): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  if (given.body !== undefined) headers.set('content-type', 'application/json');
  if (endpoint.method !== 'GET') {
    const csrfToken = readCookie(document.cookie, 'headroom_csrf');
    if (csrfToken !== undefined) headers.set('x-csrf-token', csrfToken);
    if (endpoint.idempotent !== false) headers.set('idempotency-key', given.idempotencyKey ?? freshKey());
  }
  const body = given.form ?? (given.body === undefined ? null : JSON.stringify(given.body));
  try {
    return await fetch(addressOf(endpoint.path, given), {
      method: endpoint.method,
      credentials: 'same-origin',
      headers,
      body,
      signal: given.signal ?? null,
    });
  } catch (cause) {
    if (given.signal?.aborted === true) throw cause;
    throw new NoAnswer('The server did not answer.', { cause });
  }
}

/** `/customers/{code}` and `{ code: 'C/1' }` → `/api/v1/customers/C%2F1`; query values that are undefined are left out. */
export function addressOf(path: string, { params = {}, query = {} }: Pick<Sent, 'params' | 'query'>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} needs ${name}.`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  return `/api/v1${filled}${search.size === 0 ? '' : `?${search}`}`;
}

export function readCookie(cookies: string, name: string): string | undefined {
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}

/** `crypto.randomUUID` exists only on https and localhost; a phone may come by plain http in the office. */
export function freshKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A proxy's HTML page; the status says the rest.
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
