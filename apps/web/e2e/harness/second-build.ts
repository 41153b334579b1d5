import path from 'node:path'
import { build } from 'vite'

const web = path.resolve(import.meta.dirname, '../..')

/** Builds the app again with one more line in its entry script, so that the file names change as in a release. */
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
