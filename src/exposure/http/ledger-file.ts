import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { findCustomer } from '#customers/usecases';
import { ok } from '#kernel';
import { doorOf, type Platform, sendRefusal } from '#platform';
import { customerNotFound } from '../usecases/book-documents.ts';
import { ledgerCsv, ledgerXlsx } from '../usecases/ledger-file.ts';
import { exposureContract as doors } from './contract.ts';

type Asked = z.output<typeof doors.exportEntries.query & {}>;

/** The door through which a ledger goes as a file. */
export function ledgerFiles(platform: Platform) {
  return (api: FastifyInstance): void => {
    const { schema, ...door } = doorOf(doors.exportEntries);
    const { response: _, ...asked } = schema;
    api.route<{ Params: { code: string }; Querystring: Asked }>({
      ...door,
      schema: asked,
      handler: async (request, reply) => {
        const { code } = request.params;
        const { format, language, ...narrowed } = request.query;
        const customer = await findCustomer(platform.database.sql, code);
        const found = customer === undefined ? customerNotFound(code) : ok(customer);
        if (!found.ok) return sendRefusal(reply, found.refusal);
        const file = { customer: found.value, language, filter: { ...narrowed, timeZone: platform.company.timeZone } };
        const named = reply.header(
          'content-disposition',
          `attachment; filename="ledger-${code.replaceAll(/[^\w.-]/g, '_')}.${format}"`,
        );
        if (format === 'csv')
          return named.type('text/csv; charset=utf-8').send(Readable.from(ledgerCsv(platform, file)));
        const workbook = await ledgerXlsx(platform, file);
        if (!workbook.ok) return sendRefusal(reply, workbook.refusal);
        return named
          .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
          .send(Buffer.from(workbook.value));
      },
    });
  };
}
