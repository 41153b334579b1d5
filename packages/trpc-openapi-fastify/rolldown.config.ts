import { defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const external = [/^node:/, /^@trpc\/server/, 'fastify', 'trpc-openapi', 'zod']

export default defineConfig([
  {
    input: 'src/index.ts',
    platform: 'node',
    external,
    // The lowest version of `engines`. Newer syntax is rewritten.
    transform: { target: 'node20.12' },
    output: { dir: 'dist', format: 'esm', cleanDir: true, sourcemap: true },
  },
  {
    // `tsc -p tsconfig.build.json` writes these declarations first.
    input: 'node_modules/.cache/declarations/src/index.d.ts',
    external,
    plugins: [dts({ dtsInput: true, sourcemap: false })],
    output: { dir: 'dist', format: 'esm' },
  },
])
