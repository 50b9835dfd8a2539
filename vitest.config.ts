import { defineConfig } from 'vitest/config';
import { BROWSERS } from './e2e/support/browsers.js';

const shared = { pool: 'forks', retry: 0 } as const;
/** Files share a process: to load everything anew for each took longer than its tests. */
const together = { ...shared, isolate: false } as const;

/** Projects: `unit` needs nothing, `web` renders components on a page without a browser, `integration` starts PostgreSQL and Redis, `e2e` drives a real browser, `proof` kills what it
    stands on; `long` waits too long for `npm test`. */
export default defineConfig({
  test: {
    // Tests of whole processes wait more than they work: more files at a time than there are cores.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...together,
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/src/**/*.test.ts',
            'scripts/**/*.test.{ts,mjs}',
            'proof/{books,faults}/*.test.ts',
            'testing/src/**/*.test.ts',
          ],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          ...together,
          name: 'web',
          environment: 'happy-dom',
          include: ['apps/web/src/**/*.test.tsx'],
          sequence: { groupOrder: 4 },
          setupFiles: ['apps/web/src/testing/setup.ts'],
          // Each process loads all of the web first.
          maxWorkers: 2,
          testTimeout: 20_000,
          expect: { poll: { timeout: 5000 } },
        },
      },
      {
        test: {
          ...together,
          name: 'integration',
          include: ['apps/server/test/**/*.test.ts'],
          globalSetup: ['apps/server/test/setup/global-setup.ts'],
          maxWorkers: 4,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...together,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/support/global-setup.ts'],
          // A browser and a server at work take a core each.
          maxWorkers: BROWSERS,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          ...together,
          name: 'proof',
          include: ['proof/test/**/*.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'long',
          include: ['proof/test/**/*.long.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 600_000,
        },
      },
    ],
  },
});
