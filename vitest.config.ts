import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { preferMemory } from './test/support/fast-folder.ts'
import { SlowFirst } from './test/support/slow-first.ts'
import { slowestFiles } from './test/support/slowest-files.ts'

preferMemory()

// Some tests start the server as a process. The compiled code is kept between the starts, as `pnpm start` does.
process.env['NODE_COMPILE_CACHE'] ??= path.join(import.meta.dirname, 'node_modules/.cache/node')

// Generous: on a busy machine a test of 20 seconds takes several minutes, and a passing test never waits for a limit.
const testTimeout = 300_000

export default defineConfig({
  test: {
    // The default leaves a core idle, and these tests wait for processes and sockets more than they compute.
    maxWorkers: availableParallelism() + 2,
    // The files of a worker share its modules, which take long to read. Mocks and stubs are taken back after each test, so
    // that no other file finds them.
    isolate: false,
    sequence: { sequencer: SlowFirst },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    setupFiles: ['test/support/property-runs.ts'],
    reporters: ['default', slowestFiles],
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout,
          hookTimeout: testTimeout,
          include: ['{packages,apps}/*/src/**/*.test.ts', '{test,scripts}/**/*.test.ts'],
          exclude: ['**/*.{pg,conformance,redis}.test.ts'],
        },
      },
      {
        test: {
          name: 'postgres',
          include: ['{packages,apps}/*/{src,test}/**/*.{pg,conformance}.test.ts'],
          globalSetup: [
            'test/support/warm-compile-cache.ts',
            'packages/db/src/testing/postgres-global-setup.ts',
          ],
          testTimeout,
          hookTimeout: testTimeout,
          // Shorter than a test, so that a poll fails with its last value.
          expect: { poll: { timeout: 60_000 } },
        },
      },
      // Needs a redis-server, which npm has no package of: `pnpm try:redis`.
      {
        test: {
          name: 'redis',
          include: ['{packages,apps}/*/{src,test}/**/*.redis.test.ts'],
          globalSetup: ['packages/db/src/testing/postgres-global-setup.ts'],
          testTimeout,
          hookTimeout: testTimeout,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
