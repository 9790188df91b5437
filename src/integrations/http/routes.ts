import { type Jobs, type Platform, type Route, read, write } from '#platform';
import type { ImportOptions } from '../import-kind.ts';
import { cancelImport } from '../usecases/cancel-import.ts';
import { previewImport } from '../usecases/preview-import.ts';
import { getImport, listImports } from '../usecases/read-imports.ts';
import { startImport } from '../usecases/start-import.ts';
import { integrationsContract as doors } from './contract.ts';

export function integrationsRoutes(platform: Platform, jobs: Jobs): Route[] {
  return [
    read(doors.listImports, ({ query }) => listImports(platform, query.limit, query.cursor)),
    read(doors.getImport, ({ params }) => getImport(platform, params.id)),
    read(doors.previewImport, ({ params, body }) => previewImport(platform, params.id, withCurrency(body))),
    write(doors.dryRunImport, ({ params, body, origin }) =>
      startImport(platform, jobs, origin, { importId: params.id, dryRun: true, options: withCurrency(body) }),
    ),
    write(doors.runImport, ({ params, body, origin }) =>
      startImport(platform, jobs, origin, { importId: params.id, dryRun: false, options: withCurrency(body) }),
    ),
    write(doors.cancelImport, ({ params, origin }) => cancelImport(platform, origin, params.id)),
  ];
}

function withCurrency<Body extends { currency?: string | undefined }>(
  body: Body,
): Body & Pick<ImportOptions, 'currency'> {
  return { ...body, currency: body.currency ?? null };
}
