/** What a decision or a use case gives back: a value, or a refusal that the caller is expected to meet. */
export type Result<Value, Failure = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Failure };

/**
 * Why a request was not carried out. `kind` is the family (HTTP and the command line each translate it once),
 * `code` is stable for machines, `detail` is an English sentence with the numbers, `field` names the input at fault
 * (`amount.amount`, `items[3].dueOn`), and `facts` holds the figures behind the sentence.
 */
export type Refusal = {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
};

export type RefusalKind =
  | 'invalid'
  | 'not_signed_in'
  | 'not_allowed'
  | 'not_found'
  | 'conflict'
  | 'stale'
  | 'too_large'
  | 'too_many';

type Details = Pick<Refusal, 'field' | 'facts'>;

export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

export function refused<Failure>(refusal: Failure): Result<never, Failure> {
  return { ok: false, refusal };
}

/** `refuse('not_found', 'customer_not_found', 'There is no customer C1.')`: a refused result in one call. */
export function refuse(kind: RefusalKind, code: string, detail: string, details: Details = {}): Result<never> {
  return refused({ kind, code, detail, ...details });
}

/** Ends a `switch`: a case that was forgotten does not compile, a value from outside that has no case throws. */
export function unreachable(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}`);
}
