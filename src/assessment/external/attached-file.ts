import { ok, type Result, refuse } from '#kernel';

export const mediaTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type MediaType = (typeof mediaTypes)[number];

export const attachmentBytesMax = 10 * 1024 * 1024;
export const attachmentsMax = 20;

/** How each kind begins, and the endings that its names have. */
const kinds: readonly {
  readonly mediaType: MediaType;
  readonly begins: readonly number[];
  readonly endings: RegExp;
}[] = [
  { mediaType: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d], endings: /\.pdf$/i },
  { mediaType: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], endings: /\.png$/i },
  { mediaType: 'image/jpeg', begins: [0xff, 0xd8, 0xff], endings: /\.jpe?g$/i },
];

/** What a file is by its own first bytes, whatever its sender calls it; its name must not say otherwise. */
export function readAttachedFile(
  fileName: string,
  bytes: Uint8Array,
): Result<{ readonly fileName: string; readonly mediaType: MediaType }> {
  const field = 'file';
  if (bytes.length === 0) return refuse('invalid', 'empty_file', 'The file is empty.', { field });
  if (bytes.length > attachmentBytesMax)
    return refuse('too_large', 'too_large', 'An attachment may have 10 MB at most.', { field });
  const kind = kinds.find(({ begins }) => begins.every((byte, place) => bytes[place] === byte));
  if (kind === undefined)
    return refuse('invalid', 'file_type_not_taken', 'Only PDF, PNG and JPEG files are taken.', { field });
  const plain = plainName(fileName);
  if (!kind.endings.test(plain))
    return refuse('invalid', 'file_type_differs', `${plain} holds ${kind.mediaType}: its name says otherwise.`, {
      field,
    });
  return ok({ fileName: plain, mediaType: kind.mediaType });
}

/** A bare name: no path, no control characters, nothing that turns the reading direction around. */
function plainName(fileName: string): string {
  const bare = fileName.split(/[/\\]/).at(-1) ?? '';
  const clean = bare.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return clean.length <= 150 ? clean : `${clean.slice(0, 140)}${/\.[^.]{1,8}$/.exec(clean)?.[0] ?? ''}`;
}
