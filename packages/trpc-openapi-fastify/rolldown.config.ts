import { defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const external = [/^node:/, /^@trpc\/server/, 'fastify', 'trpc-openapi', 'zod']

export default defineConfig([
  {
    input: { index: 'src/index.ts', document: 'src/openapi-document.ts' },
    platform: 'node',
    external,
    // The lowest version of `engines`. Newer syntax is rewritten.
    transform: { target: 'node20.12' },
    output: { dir: 'dist', format: 'esm', cleanDir: true, sourcemap: true, chunkFileNames: 'shared.js' },
  },
  {
    // `tsc -p tsconfig.build.json` writes these declarations first.
    input: {
      index: 'node_modules/.cache/declarations/src/index.d.ts',
      document: 'node_modules/.cache/declarations/src/openapi-document.d.ts',
    },
    external,
    plugins: [dts({ dtsInput: true, sourcemap: false })],
    output: { dir: 'dist', format: 'esm', chunkFileNames: 'shared.d.ts' },
  },
])
