import type { z } from 'zod';
import type { CalendarDate, Result } from '#kernel';
import type { Done, Origin } from '../command.ts';
import type { Caller } from '../caller.ts';
import type { Endpoint } from './contract.ts';

type Schema = z.core.$ZodType;

/** One request, validated. `today` is the company's business day at the moment the request came in. */
export type Call<Params, Query, Body> = {
  readonly caller: Caller;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Who calls and under which key: what a use case passes to the command road. */
  readonly origin: Origin;
  readonly today: CalendarDate;
};

/** A door and what stands behind it. */
export type Route =
  | { readonly kind: 'read'; readonly endpoint: Endpoint; readonly run: (call: AnyCall) => Promise<Result<unknown>> }
  | {
      readonly kind: 'write';
      readonly endpoint: Endpoint;
      readonly run: (call: AnyCall) => Promise<Result<Done<unknown>>>;
    };

type AnyCall = Call<any, any, any>;

export function read<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  endpoint: Endpoint<P, Q, B, A>,
  run: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Result<z.input<A>>>,
): Route {
  return { kind: 'read', endpoint, run };
}

export function write<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  endpoint: Endpoint<P, Q, B, A>,
  run: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Result<Done<z.input<A>>>>,
): Route {
  return { kind: 'write', endpoint, run };
}
