import path from 'node:path'
import { build } from 'vite'

const web = path.resolve(import.meta.dirname, '../..')

/** Builds the app once more, with one more line in its first script: what a release does to the names of files. */
export async function buildAgain(outDir: string, line: string): Promise<void> {
  await build({
    root: web,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
    plugins: [
      {
        name: 'another-version',
        transform: (code, id) => (id.endsWith('/src/main.tsx') ? `${code}\n${line}` : undefined),
      },
    ],
  })
}
