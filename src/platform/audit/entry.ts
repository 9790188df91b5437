import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Caller } from '../caller.ts';
import { sha256 } from '../sha256.ts';

/** One change: who did what to which thing, and the figures of that moment. Written once, never altered. */
export type AuditEntry = {
  readonly entryId: string;
  readonly at: Date;
  readonly actorKind: Caller['kind'];
  readonly actorId: string;
  readonly actorName: string;
  readonly command: string;
  /** Set where the change belongs to one customer: it then stands on that customer's timeline. */
  readonly customerId: string | null;
  readonly subject: string;
  readonly detail: unknown;
};

/** The entry's detail as JSON, written once for both, and the SHA-256 over the canonical JSON of everything it says. */
export function contentOf(entry: AuditEntry): { readonly detail: string; readonly hash: Buffer } {
  const detail = canonicalJson(entry.detail);
  const said = (field: keyof AuditEntry) => `"${field}":${canonicalJson(entry[field])}`;
  const before = `${said('actorId')},${said('actorKind')},${said('actorName')},${said('at')},${said('command')},${said('customerId')}`;
  const content = `{${before},"detail":${detail},${said('entryId')},${said('subject')}}`;
  return { detail, hash: sha256(content) };
}

export function contentHash(entry: AuditEntry): Buffer {
  return contentOf(entry).hash;
}

/** A link of the chain: it fixes its entries' ids and hashes, and the seal before it. */
export type Seal = {
  readonly sealNo: number;
  readonly sealedAt: Date;
  readonly entryIds: readonly string[];
  readonly entryHashes: readonly Buffer[];
  readonly previousHash: Buffer;
};

export function sealHash(seal: Seal): Buffer {
  const hash = createHash('sha256').update(`${seal.sealNo}|${seal.sealedAt.toISOString()}|`).update(seal.previousHash);
  seal.entryIds.forEach((id, index) => {
    hash.update(id).update(seal.entryHashes[index] ?? '');
  });
  return hash.digest();
}
