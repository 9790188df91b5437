import '../client/no-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../client/query-client.ts';
import { Chrome } from './Chrome.tsx';
import { forgetPerson, sessionQuery } from './session.ts';
import { createAppRouter } from './router.tsx';
import { startApp } from './start.ts';

const queryClient = createQueryClient({ signedOut: () => void goToSignIn(), confined: () => void goToSetUp() });
const router = createAppRouter(queryClient);

/** The session ended under the person's hands: sign in again, then come back to the same view. */
async function goToSignIn(): Promise<void> {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  await router.navigate({ to: '/sign-in', search: { returnTo: href } });
  forgetPerson(queryClient);
}

/** The rule changed while the person worked: the session says so now, and the router leads on. */
async function goToSetUp(): Promise<void> {
  await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
  await router.navigate({ to: '/second-factor' });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// The session and the page are fetched before anything is drawn: a fallback, once shown, stays for 300 ms.
const [{ place, locale }] = await Promise.all([startApp(), router.load()]);
createRoot(place).render(
  <StrictMode>
    <Chrome firstLocale={locale}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Chrome>
  </StrictMode>,
);
