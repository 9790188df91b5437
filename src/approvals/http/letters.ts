import type { FastifyInstance } from 'fastify';
import { doorOf, type Platform, sendRefusal } from '#platform';
import type { Language } from '../application.ts';
import { printLetter } from '../usecases/print-letter.ts';
import { approvalsContract } from './contract.ts';

/** The door through which a letter goes, not JSON. */
export function applicationLetters(platform: Platform) {
  return (api: FastifyInstance): void => {
    const { schema, ...door } = doorOf(approvalsContract.getLetter);
    const { response: _, ...asked } = schema;
    api.route<{ Params: { id: string }; Querystring: { language: Language } }>({
      ...door,
      schema: asked,
      handler: async (request, reply) => {
        const { id } = request.params;
        const printed = await printLetter(platform, { id, language: request.query.language });
        if (!printed.ok) return sendRefusal(reply, printed.refusal);
        return reply
          .type('application/pdf')
          .header('content-disposition', `inline; filename="letter-${id}.pdf"`)
          .send(printed.value);
      },
    });
  };
}
