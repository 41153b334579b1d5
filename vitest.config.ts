import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { preferMemory } from './test/support/fast-folder.ts'

preferMemory()

// Many tests start the server as a process: what it is compiled to is kept between the starts, as `pnpm start` does.
process.env['NODE_COMPILE_CACHE'] ??= path.join(import.meta.dirname, 'node_modules/.cache/node')

/** Whole processes that are killed, stopped and flooded, and have a time to answer in. */
const timed = [
  'apps/server/test/{connections,crash,exactly-once,lifecycle,overload}.pg.test.ts',
  'packages/embedded-postgres/src/crash.pg.test.ts',
]

export default defineConfig({
  test: {
    // The default leaves a core idle, and these tests wait for processes and sockets more than they compute.
    maxWorkers: availableParallelism() + 2,
    // The files of a worker share its modules, which take long to read. What a test puts in the place of something is taken
    // back by itself, so that no file finds it.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 30_000,
          include: ['{packages,apps}/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.pg.test.ts', '**/*.conformance.test.ts'],
        },
      },
      {
        test: {
          name: 'postgres',
          include: ['{packages,apps}/*/{src,test}/**/*.{pg,conformance}.test.ts'],
          exclude: timed,
          globalSetup: ['packages/db/src/testing/postgres-global-setup.ts'],
          testTimeout: 60_000,
          // A second, the default, is short for what waits on processes while all cores are busy.
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'timed',
          include: timed,
          // After all the others, and one after the other: what they measure is not how busy the machine is.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          globalSetup: ['packages/db/src/testing/postgres-global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
