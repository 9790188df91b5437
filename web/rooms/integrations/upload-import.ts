import { useMutation } from '@tanstack/react-query';
import { integrationsContract } from '#integrations/contract';
import { call } from '../../client/call.ts';
import type { ImportKind } from './import.ts';

export function useUploadImport() {
  return useMutation({
    mutationFn: ({ kind, file }: { readonly kind: ImportKind; readonly file: File }) => {
      const form = new FormData();
      form.set('kind', kind); // Before the file: the server reads the parts in their order.
      form.set('file', file);
      return call(integrationsContract.uploadImport, { form });
    },
  });
}
