import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../ui/problem-text.ts';
import { useAttachFile } from './external.ts';

/** Chooses a paper and sends it at once. */
export function AttachButton({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation('external');
  const { message } = App.useApp();
  const problemText = useProblemText('external');
  const attach = useAttachFile();
  const send = (file: File | undefined) => {
    if (file === undefined) return;
    attach.mutate(
      { id: recordId, file },
      {
        onSuccess: () => void message.success(t('attached')),
        onError: (error) => void message.error(problemText(error)),
      },
    );
  };
  return (
    <label className="external-attach">
      {attach.isPending ? t('attaching') : t('attach')}
      <input
        className="visually-hidden"
        type="file"
        accept=".pdf,.png,.jpg,.jpeg"
        aria-label={t('attach')}
        onChange={({ target }) => {
          send(target.files?.[0]);
          target.value = '';
        }}
      />
    </label>
  );
}
