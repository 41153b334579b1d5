import { defineConfig } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

export default defineConfig([
  {
    input: 'src/index.ts',
    platform: 'node',
    // The lowest version of `engines`. Newer syntax is rewritten.
    transform: { target: 'node20.12' },
    output: { dir: 'dist', format: 'esm', cleanDir: true, sourcemap: true },
  },
  {
    // `tsc -p tsconfig.build.json` writes these declarations first.
    input: 'node_modules/.cache/declarations/src/index.d.ts',
    plugins: [dts({ dtsInput: true, sourcemap: false })],
    // Older "lib" settings don't declare Symbol.asyncDispose.
    output: { dir: 'dist', format: 'esm', banner: '/// <reference lib="esnext.disposable" />' },
  },
])
