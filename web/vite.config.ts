import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env.SUNOMI_API ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/media', '/uploads', '/auth', '/hubs'].map((path) => [path, { target: api, ws: true, changeOrigin: true }]),
    ),
  },
  build: {
    target: 'es2022',
    // hls.js is one chunk by itself, fetched when something is played; the explorer's editor and its workers are far larger
    chunkSizeWarningLimit: 8_000,
    rolldownOptions: { input: ['index.html', 'explorer.html'] },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    // tests run in Node, which would get the client for Node
    alias: { 'tus-js-client': fileURLToPath(new URL('./node_modules/tus-js-client/lib.esm/browser/index.js', import.meta.url)) },
  },
});
