import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './bin/precompress.js';

/** The web app: `web/` in, `dist/web/` out. In development `/api` goes to the server that `npm run dev` started. */
export default defineConfig({
  root: 'web',
  plugins: [react(), precompress()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // antd is one chunk, loaded once for an upgrade; ECharts is another, loaded only by the pages that draw.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // What changes only with an upgrade keeps its name, and so its place in the browser's cache.
        // `no-eval` is with zod so that it runs before any contract, whatever chunk that lands in.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|zod)\/|\/no-eval\.ts$/,
            },
            // What several pages share is two chunks, not a hundred small ones: each costs a request even from the cache.
            { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|dayjs)\//, minShareCount: 3 },
            { name: 'shared', test: /\/(web\/(app|client|ui|rooms)|src)\//, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': process.env.HEADROOM_API ?? 'http://127.0.0.1:3000' },
  },
});
