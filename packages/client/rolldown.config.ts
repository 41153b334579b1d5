import { defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

/** What the tarball leaves to its own dependencies; everything else is bundled in. */
const external = /^@trpc\//

export default defineConfig([
  {
    input: 'src/index.ts',
    platform: 'neutral',
    external,
    // The domain's rules stand beside its schemas. Nothing here uses a schema, so none of them is kept.
    treeshake: {
      manualPureFunctions: ['z', 'boundedText', 'dueDateSchema', 'newPasswordSchema'],
    },
    output: { dir: 'dist', format: 'esm', cleanDir: true, sourcemap: true },
  },
  {
    // The declarations that `tsc -p tsconfig.build.json` wrote.
    input: 'node_modules/.cache/declarations/src/index.d.ts',
    external,
    plugins: [dts({ dtsInput: true, sourcemap: false })],
    // tRPC's own declarations speak of Disposable, which older "lib" settings do not have.
    output: { dir: 'dist', format: 'esm', banner: '/// <reference lib="esnext.disposable" />' },
  },
])
