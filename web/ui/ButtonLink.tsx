import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';

/** A link to another page that looks like a button: it can be opened in a new tab, which a button cannot. */
export const ButtonLink = createLink(({ ref, ...props }: ButtonProps & { readonly ref?: Ref<HTMLAnchorElement> }) => (
  <Button {...props} {...(ref !== undefined && { ref })} />
));
