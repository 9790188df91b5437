import type { FastifyInstance } from 'fastify';
import { attachmentBytesMax } from '#assessment';
import { anonymous, doorOf, fileMissing, fileOfUpload, type Platform, sendPaper, sendRefusal } from '#platform';
import { attachEvidence, readEvidence } from '../usecases/attach-evidence.ts';
import { exposureContract as doors } from './contract.ts';
import { presentPaper } from './present-hold.ts';

/** The doors through which the papers of a release go, not JSON. */
export function evidence(platform: Platform) {
  return (api: FastifyInstance): void => {
    api.route<{ Params: { id: string } }>({
      ...doorOf(doors.attachEvidence),
      handler: async (request, reply) => {
        const sent = await fileOfUpload(request, attachmentBytesMax);
        if (sent === undefined) return sendRefusal(reply, fileMissing);
        const done = await attachEvidence(platform, { caller: request.caller ?? anonymous }, request.params.id, sent);
        return done.ok ? reply.send(presentPaper(done.value.answer)) : sendRefusal(reply, done.refusal);
      },
    });

    const { schema, ...door } = doorOf(doors.getEvidence);
    const { response: _, ...asked } = schema;
    api.route<{ Params: { id: string } }>({
      ...door,
      schema: asked,
      handler: async (request, reply) => {
        const found = await readEvidence(platform, request.params.id);
        return found.ok ? sendPaper(reply, found.value) : sendRefusal(reply, found.refusal);
      },
    });
  };
}
