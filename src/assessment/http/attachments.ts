import type { FastifyInstance } from 'fastify';
import type { Refusal } from '#kernel';
import { anonymous, doorOf, type Platform, sendRefusal } from '#platform';
import { attachmentBytesMax } from '../external/attached-file.ts';
import { attachFile, readAttachment } from '../usecases/attach-file.ts';
import { assessmentContract as doors } from './contract.ts';
import { presentAttachment } from './external-routes.ts';

/** The doors through which papers go, not JSON. */
export function attachments(platform: Platform) {
  return (api: FastifyInstance): void => {
    const upload = doorOf(doors.attachFile);
    api.route<{ Params: { id: string } }>({
      ...upload,
      handler: async (request, reply) => {
        if (!request.isMultipart()) return sendRefusal(reply, fileMissing);
        // One more than is taken, so that a file that is too large is told from one that just fits.
        const file = await request.file({ limits: { fileSize: attachmentBytesMax + 1, files: 1, fields: 5 } });
        if (file === undefined) return sendRefusal(reply, fileMissing);
        const pieces: Buffer[] = [];
        for await (const piece of file.file as AsyncIterable<Buffer>) pieces.push(piece);
        const origin = { caller: request.caller ?? anonymous };
        const sent = { fileName: file.filename, bytes: Buffer.concat(pieces) };
        const done = await attachFile(platform, origin, request.params.id, sent);
        return done.ok ? reply.send(presentAttachment(done.value.answer)) : sendRefusal(reply, done.refusal);
      },
    });

    const { schema, ...door } = doorOf(doors.getAttachment);
    const { response: _, ...asked } = schema;
    api.route<{ Params: { id: string } }>({
      ...door,
      schema: asked,
      handler: async (request, reply) => {
        const found = await readAttachment(platform, request.params.id);
        if (!found.ok) return sendRefusal(reply, found.refusal);
        const { fileName, mediaType, bytes } = found.value;
        // Never shown in our own pages' name: saved, of no other type than it is, and with nothing in it that may run.
        return reply
          .type(mediaType)
          .header('content-disposition', `attachment; filename="attachment"; filename*=UTF-8''${encoded(fileName)}`)
          .header('x-content-type-options', 'nosniff')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('cache-control', 'private, no-store')
          .send(bytes);
      },
    });
  };
}

/** RFC 5987: what encodeURIComponent leaves of marks that a header may not hold. */
function encoded(fileName: string): string {
  return encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const fileMissing: Refusal = {
  kind: 'invalid',
  code: 'file_missing',
  detail: 'Send multipart/form-data with one file.',
  field: 'file',
};
