import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '#kernel';

export type SentFile = { readonly fileName: string; readonly bytes: Buffer };

/** The one file of an upload; of a larger one only so much is read that it is known to be too large. */
export async function fileOfUpload(request: FastifyRequest, bytesMax: number): Promise<SentFile | undefined> {
  if (!request.isMultipart()) return undefined;
  // One more than is taken, so that a file that is too large is told from one that just fits.
  const file = await request.file({ limits: { fileSize: bytesMax + 1, files: 1, fields: 5 } });
  if (file === undefined) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of file.file as AsyncIterable<Buffer>) pieces.push(piece);
  return { fileName: file.filename, bytes: Buffer.concat(pieces) };
}

export const fileMissing: Refusal = {
  kind: 'invalid',
  code: 'file_missing',
  detail: 'Send multipart/form-data with one file.',
  field: 'file',
};

/** Never shown in our own pages' name: saved, of no other type than it is, and with nothing in it that may run. */
export function sendPaper(
  reply: FastifyReply,
  { fileName, mediaType, bytes }: SentFile & { readonly mediaType: string },
): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="attachment"; filename*=UTF-8''${encoded(fileName)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(bytes);
}

/** RFC 5987: what encodeURIComponent leaves of marks that a header may not hold. */
function encoded(fileName: string): string {
  return encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
