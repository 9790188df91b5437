import type { FastifyInstance } from 'fastify';
import { anonymous, doorOf, fileMissing, fileOfUpload, type Platform, sendPaper, sendRefusal } from '#platform';
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
        const sent = await fileOfUpload(request, attachmentBytesMax);
        if (sent === undefined) return sendRefusal(reply, fileMissing);
        const done = await attachFile(platform, { caller: request.caller ?? anonymous }, request.params.id, sent);
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
        return found.ok ? sendPaper(reply, found.value) : sendRefusal(reply, found.refusal);
      },
    });
  };
}
