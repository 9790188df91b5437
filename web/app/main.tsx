import '../client/no-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../client/query-client.ts';
import { Chrome } from './Chrome.tsx';
import { createAppRouter } from './router.tsx';
import { startApp } from './start.ts';

const queryClient = createQueryClient(() => void goToSignIn());
const router = createAppRouter(queryClient);

/** The session ended under the person's hands: sign in again, then come back to the same view. */
async function goToSignIn(): Promise<void> {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  await router.navigate({ to: '/sign-in', search: { returnTo: href } });
  queryClient.clear();
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const { place, locale } = await startApp();
createRoot(place).render(
  <StrictMode>
    <Chrome firstLocale={locale}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Chrome>
  </StrictMode>,
);
