import { defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

/** Dependencies of the tarball. Everything else is bundled. */
const external = /^(?:@trpc\/|idb$|eventsource$|node:)/

/** The entry points of the tarball. */
const entries = { index: 'index', replica: 'replica/open-task-replica', node: 'node/file-storage' }
const from = (folder: string, extension: string) =>
  Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, `${folder}/${file}${extension}`]))
export default defineConfig([
  {
    input: from('src', '.ts'),
    platform: 'neutral',
    external,
    // The lowest of `engines`: newer syntax is rewritten.
    transform: { target: 'node20.3' },
    // The domain defines its rules beside its schemas. The client uses no schema, so all of them are dropped.
    treeshake: {
      manualPureFunctions: [
        'z',
        'boundedText',
        'dueDateSchema',
        'epochSchema',
        'limitSchema',
        'newPasswordSchema',
        'refusedAs',
        'textOr',
      ],
    },
    output: {
      dir: 'dist',
      format: 'esm',
      cleanDir: true,
      sourcemap: true,
      chunkFileNames: 'shared-[hash].js',
    },
  },
  {
    // Written by `tsc -p tsconfig.build.json`.
    input: from('node_modules/.cache/declarations/src', '.d.ts'),
    external,
    plugins: [dts({ dtsInput: true, sourcemap: false })],
    // tRPC's declarations mention Disposable, which older "lib" settings lack.
    output: {
      dir: 'dist',
      format: 'esm',
      banner: '/// <reference lib="esnext.disposable" />',
      chunkFileNames: 'shared-[hash].d.ts',
    },
  },
])
