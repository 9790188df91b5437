import type { UseMutationResult } from '@tanstack/react-query';
import { App, Form } from 'antd';
import type { ResourceNamespaceMap } from 'i18next';
import type { ReactNode } from 'react';
import { FormDrawer } from './FormDrawer.tsx';
import { FormProblem } from './FormProblem.tsx';

type Props<Values extends object, Body, Answer> = {
  readonly isOpen: boolean;
  readonly title: string;
  /** The verb on the button. */
  readonly action: string;
  /** Of the form; no two on one page share it. */
  readonly name: string;
  /** Whose words a refusal is said in. */
  readonly room: keyof ResourceNamespaceMap;
  readonly initialValues?: Partial<Values>;
  readonly sending: Pick<UseMutationResult<Answer, Error, Body>, 'mutate' | 'isPending' | 'error' | 'reset'>;
  readonly bodyOf: (values: Values) => Body;
  /** What is said once it is done. */
  readonly done: (answer: Answer) => string;
  readonly onClose: () => void;
  /** The fields, inside the form. */
  readonly children: ReactNode;
};

/** A form that is filled in, sent once and closed. */
export function SendDrawer<Values extends object, Body, Answer>(props: Props<Values, Body, Answer>) {
  const { isOpen, title, action, name, room, initialValues, sending, bodyOf, done, onClose, children } = props;
  const { message } = App.useApp();
  const close = () => {
    sending.reset();
    onClose();
  };
  const submit = (values: Values) =>
    sending.mutate(bodyOf(values), {
      onSuccess: (answer) => {
        void message.success(done(answer));
        close();
      },
    });
  return (
    <FormDrawer isOpen={isOpen} title={title} action={action} isPending={sending.isPending} form={name} onClose={close}>
      <Form<Values>
        name={name}
        layout="vertical"
        preserve={false}
        requiredMark={false}
        {...(initialValues !== undefined && { initialValues })}
        onFinish={submit}
      >
        <FormProblem error={sending.error} room={room} />
        {children}
      </Form>
    </FormDrawer>
  );
}
