import type { Refusal, RefusalKind } from '#kernel';

/** One table from refusal to HTTP status: a new kind without a status does not compile. */
const httpStatusOf = {
  invalid: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  too_many: 429,
} as const satisfies Record<RefusalKind, number>;

/** RFC 9457. `code` is stable; `errors` names each field at fault; what else stands in it are the refusal's figures. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly [figure: string]: unknown;
};

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  412: 'Out of date',
  413: 'Too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  500: 'Server error',
  503: 'Not ready',
};

export function problem(
  status: number,
  code: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): Problem {
  return { ...more, type: `urn:headroom:problem:${code}`, title: titles[status] ?? 'Error', status, code, detail };
}

export function presentRefusal({ kind, code, detail, field, facts }: Refusal): Problem {
  const errors = field === undefined ? {} : { errors: [{ field, message: detail }] };
  return problem(httpStatusOf[kind], code, detail, { ...facts, ...errors });
}
