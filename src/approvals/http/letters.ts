import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Result } from '#kernel';
import { anonymous, doorOf, type Platform, sendRefusal, todayAt } from '#platform';
import type { Language } from '../application.ts';
import { printLetter } from '../usecases/print-letter.ts';
import { printMemorandum } from '../usecases/print-memorandum.ts';
import { approvalsContract } from './contract.ts';

type Asked = { Params: { id: string }; Querystring: { language: Language } };
type Print = (asked: { id: string; language: Language }, request: FastifyRequest<Asked>) => Promise<Result<Buffer>>;

/** The doors through which pages go, not JSON. */
export function applicationLetters(platform: Platform) {
  return (api: FastifyInstance): void => {
    page(api, 'letter', approvalsContract.getLetter, (asked) => printLetter(platform, asked));
    page(api, 'memorandum', approvalsContract.getMemorandum, (asked, { caller = anonymous }) =>
      printMemorandum(platform, { caller, today: todayAt(platform.clock, platform.company) }, asked),
    );
  };
}

function page(api: FastifyInstance, name: string, endpoint: Parameters<typeof doorOf>[0], print: Print): void {
  const { schema, ...door } = doorOf(endpoint);
  const { response: _, ...asked } = schema;
  api.route<Asked>({
    ...door,
    schema: asked,
    handler: async (request, reply) => {
      const { id } = request.params;
      const printed = await print({ id, language: request.query.language }, request);
      if (!printed.ok) return sendRefusal(reply, printed.refusal);
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${name}-${id}.pdf"`)
        .send(printed.value);
    },
  });
}
