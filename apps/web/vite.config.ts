import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.js';

const server = process.env['HOOKLINE_SERVER'] ?? 'http://127.0.0.1:3000';
const proxy = {
  '/api': { target: server, changeOrigin: false },
  '/hooks': { target: server, changeOrigin: false },
};

/** The build holds no inline script, style or data: URL, so that the server may send a strict content security policy. */
export default defineConfig({
  plugins: [react(), precompress()],
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy },
  preview: { host: '127.0.0.1', proxy },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // Our packages only declare: what a page does not use of them (the expression engine, for one) stays out of its chunk.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /\/packages\/[^/]+\/src\//, sideEffects: false }] },
    },
  },
});
