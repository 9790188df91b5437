import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { Chrome } from '../app/Chrome.tsx';
import { startApp } from '../app/start.ts';
import { Gallery } from './Gallery.tsx';

// The ui kit on one page, in development only (`/gallery.html`): the build does not know this file.
const router = createRouter({
  routeTree: createRootRoute({ component: Gallery }),
  history: createMemoryHistory(),
});

const { place, locale } = await startApp();
createRoot(place).render(
  <Chrome firstLocale={locale}>
    <RouterProvider router={router as never} />
  </Chrome>,
);
