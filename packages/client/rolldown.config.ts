import { defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

/** What the tarball leaves to its own dependencies; everything else is bundled in. */
const external = /^(?:@trpc\/|idb$|eventsource$|node:)/

/** The doors of the tarball. */
const doors = { index: 'index', replica: 'replica/open-task-replica', node: 'node/file-storage' }
const from = (folder: string, extension: string) =>
  Object.fromEntries(Object.entries(doors).map(([door, file]) => [door, `${folder}/${file}${extension}`]))

export default defineConfig([
  {
    input: from('src', '.ts'),
    platform: 'neutral',
    external,
    // The lowest of `engines`: newer syntax is rewritten.
    transform: { target: 'node20.3' },
    // The domain's rules stand beside its schemas. Nothing here uses a schema, so none of them is kept.
    treeshake: {
      manualPureFunctions: [
        'z',
        'boundedText',
        'dueDateSchema',
        'epochSchema',
        'limitSchema',
        'newPasswordSchema',
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
    // The declarations that `tsc -p tsconfig.build.json` wrote.
    input: from('node_modules/.cache/declarations/src', '.d.ts'),
    external,
    plugins: [dts({ dtsInput: true, sourcemap: false })],
    // tRPC's own declarations speak of Disposable, which older "lib" settings do not have.
    output: {
      dir: 'dist',
      format: 'esm',
      banner: '/// <reference lib="esnext.disposable" />',
      chunkFileNames: 'shared-[hash].d.ts',
    },
  },
])
