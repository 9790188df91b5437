import { Alert, Form } from 'antd';
import type { ResourceNamespaceMap } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../client/problem.ts';
import { useFieldFaultText } from './field-fault-text.ts';
import { intoSight } from './into-sight.ts';
import { placeErrors } from './place-errors.ts';
import { useProblemText } from './problem-text.ts';
import './form-problem.css';

type Props = {
  /** Of the write that the form is sent by. */
  readonly error: unknown;
  /** Whose words a refusal is said in. */
  readonly room?: keyof ResourceNamespaceMap | undefined;
};

/** Inside a form: a refusal said once. At the fields that it is about, and here what is about none of them. */
export function FormProblem({ error, room }: Props) {
  const { t } = useTranslation('refusals');
  const problemText = useProblemText(room);
  const faultText = useFieldFaultText();
  const form = Form.useFormInstance();
  // What was refused before the form was left says nothing about what it is opened for next.
  const [before] = useState(error);
  const [beyondFields, setBeyondFields] = useState<{ readonly text: string; readonly isAlone: boolean }>();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error === null || error === undefined || error === before) return;
    const errors = error instanceof ApiProblem ? error.errors : [];
    const isOfInput = error instanceof ApiProblem && error.code === 'invalid_input';
    const names = form.getFieldsError().map(({ name }) => name);
    const fields = names.filter((name) => isSeen(form.getFieldInstance(name)));
    const { atFields, beyond } = placeErrors(errors, fields);
    // Each fault of the input has its own sentence; any other refusal is one sentence, in the reader's language.
    form.setFields(
      atFields.map(({ name, errors: at }) => ({ name, errors: isOfInput ? at.map(faultText) : [problemText(error)] })),
    );
    const [first] = atFields;
    const isAlone = first === undefined;
    if (!isAlone) form.scrollToField(first.name, intoSight);
    if (isOfInput && beyond.length > 0)
      setBeyondFields({
        text: t('beyondFields', { faults: beyond.map((one) => `${one.field}: ${faultText(one)}`).join(' ') }),
        isAlone,
      });
    else if (isAlone) setBeyondFields({ text: problemText(error), isAlone });
    return () => {
      form.setFields(atFields.map(({ name }) => ({ name, errors: [] })));
      setBeyondFields(undefined);
    };
  }, [error, before, form, problemText, faultText, t]);
  useEffect(() => {
    if (beyondFields?.isAlone === true) alert.current?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [beyondFields]);
  if (beyondFields === undefined) return null;
  return (
    <div ref={alert} className="form-problem">
      <Alert type="error" role="alert" title={beyondFields.text} />
    </div>
  );
}

/** What stands in a part that is folded away is not seen. */
function isSeen(field: unknown): boolean {
  const element = (field as { readonly nativeElement?: Element | null } | undefined)?.nativeElement;
  return element?.checkVisibility() ?? true;
}
