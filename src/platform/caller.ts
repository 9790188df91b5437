/** Who is asking. A person signed in, a machine with an API key, an operator at the shell, or the system itself. */
export type Caller = {
  readonly kind: 'user' | 'key' | 'operator' | 'system' | 'anonymous';
  /** The user's or key's id; the kind's own name for the others. */
  readonly id: string;
  readonly name: string;
  readonly scopes: ReadonlySet<string>;
  /** Set for a person in a browser: the session that stays when they end their others. */
  readonly sessionId?: string;
};

export function holds(caller: Caller, scope: string): boolean {
  return caller.kind === 'operator' || caller.kind === 'system' || caller.scopes.has(scope);
}

/** May the caller go through a door, or take the command road, that needs this: a scope, to be known, or nothing? */
export function mayPass(caller: Caller, needed: string): boolean {
  if (needed === 'anyone') return true;
  return needed === 'signed_in' ? caller.kind !== 'anonymous' : holds(caller, needed);
}

/** The shell's operator already owns the database and the key material, so every scope is theirs. */
export const operator: Caller = { kind: 'operator', id: 'operator', name: 'headroom', scopes: new Set() };

/** Jobs and the demo seed. */
export const system: Caller = { kind: 'system', id: 'system', name: 'Headroom', scopes: new Set() };

/** Somebody who has not said who they are: may sign in, and little else. */
export const anonymous: Caller = { kind: 'anonymous', id: 'anonymous', name: 'anonymous', scopes: new Set() };
