import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Refusal } from '#kernel';
import { anonymous, doorOf, type Platform, sendRefusal } from '#platform';
import { getImport, rejectedCsv } from '../usecases/read-imports.ts';
import { sheetsOfFile, sheetsUploadMax } from '../usecases/read-sheets.ts';
import { uploadBytesMax, uploadImport } from '../usecases/upload-import.ts';
import { integrationsContract as doors, ImportKind } from './contract.ts';

/** The doors through which files go, not JSON: the upload of one, and the download of what was rejected. */
export function importFiles(platform: Platform) {
  return (api: FastifyInstance): void => {
    api.route({
      ...doorOf(doors.uploadImport),
      handler: async (request, reply) => {
        const file = await fileOf(request);
        const kind = ImportKind.safeParse(fieldOf(file, 'kind'));
        if (file === undefined) return sendRefusal(reply, fileMissing);
        if (!kind.success) {
          file.file.resume();
          return sendRefusal(reply, kindMissing);
        }
        const caller = request.caller ?? anonymous;
        const upload = { kind: kind.data, fileName: file.filename, bytes: file.file };
        const result = await uploadImport(platform, caller, upload);
        return result.ok ? reply.send(result.value) : sendRefusal(reply, result.refusal);
      },
    });

    api.route({
      ...doorOf(doors.readSheets),
      handler: async (request, reply) => {
        const file = await fileOf(request, sheetsUploadMax);
        if (file === undefined)
          return sendRefusal(reply, { ...fileMissing, detail: 'Send multipart/form-data with one file.' });
        const upload = { fileName: file.filename, bytes: file.file };
        const result = await sheetsOfFile(request.caller ?? anonymous, upload);
        if (result.ok) return reply.send({ sheets: result.value });
        file.file.resume();
        return sendRefusal(reply, result.refusal);
      },
    });

    const { schema, ...door } = doorOf(doors.getRejected);
    const { response: _, ...asked } = schema;
    api.route<{ Params: { id: string } }>({
      ...door,
      schema: asked,
      handler: async (request, reply) => {
        const { id } = request.params;
        const found = await getImport(platform, id);
        if (!found.ok) return sendRefusal(reply, found.refusal);
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="rejected-${id}.csv"`)
          .send(Readable.from(rejectedCsv(platform, id)));
      },
    });
  };
}

const fileMissing: Refusal = {
  kind: 'invalid',
  code: 'file_missing',
  detail: 'Send multipart/form-data with the field "kind" and one file.',
  field: 'file',
};

const kindMissing: Refusal = {
  kind: 'invalid',
  code: 'kind_missing',
  detail: `Send the field "kind" before the file: ${ImportKind.options.join(', ')}.`,
  field: 'kind',
};

async function fileOf(request: FastifyRequest, fileSize = uploadBytesMax + 1): Promise<MultipartFile | undefined> {
  if (!request.isMultipart()) return undefined;
  // One more than is taken, so that a file that is too large is told from one that just fits.
  return request.file({ limits: { fileSize, files: 1, fields: 20 } });
}

function fieldOf(file: MultipartFile | undefined, name: string): unknown {
  const field = file?.fields[name];
  return field !== undefined && !Array.isArray(field) && field.type === 'field' ? field.value : undefined;
}
