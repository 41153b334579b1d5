import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { moduleOf, snippetsOf } from '../packages/client/test/harness/snippets.ts'
import { absentFrom, documents, inlineCodeOf, readText, tracked } from './support/documents.ts'
import { runTool } from './support/run-tool.ts'
import { root } from './support/temp-workspace.ts'

test('every TypeScript block of the documents compiles', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'taskwire-snippets-')))
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    const snippets = documents.flatMap((document) => snippetsOf(document, readText(document)))
    expect(snippets.length).toBeGreaterThan(5)
    const files = await Promise.all(
      snippets.map(async (snippet) => {
        const file = `${snippet.place.replace(':', '.line-')}.ts`
        await mkdir(dirname(join(folder, file)), { recursive: true })
        await writeFile(join(folder, file), moduleOf(snippet))
        return file
      }),
    )
    // The snippets of a package may import its dependencies.
    for (const home of new Set(
      files.map((file) => dirname(file)).filter((each) => each.startsWith('packages/')),
    ))
      await symlink(join(root, home, 'node_modules'), join(folder, home, 'node_modules'))
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: compilerOptions(), files }),
    )
    // The compiler prints errors, and nothing without any.
    const said = await runTool('tsc', ['-p', '.'], folder).catch((error: Error & { code?: unknown }) => {
      if (error.message !== '') throw error
    })
    expect(said ?? '').toBe('')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

function compilerOptions() {
  return {
    target: 'es2024',
    lib: ['es2024', 'esnext.disposable', 'dom', 'dom.iterable'],
    types: ['node'],
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    paths: {
      // Readers install these beside our packages; the root of the workspace doesn't.
      '@trpc/client': [join(root, 'packages/client/node_modules/@trpc/client/dist/index.d.mts')],
      pg: [join(root, 'packages/db/node_modules/@types/pg/index.d.mts')],
      ...Object.fromEntries(entryPoints().map(({ name, file }) => [name, [join(root, file)]])),
    },
  }
}

/** `packages/api`, … */
const packageFolders = tracked
  .filter((path) => /^packages\/[\w-]+\/package\.json$/.test(path))
  .map((path) => dirname(path))

/** The importable entry points of the packages. */
function entryPoints(): { readonly name: string; readonly file: string }[] {
  return packageFolders.flatMap((folder) => {
    const { name, exports } = JSON.parse(readText(join(folder, 'package.json'))) as {
      name: string
      exports: Record<string, string>
    }
    return Object.entries(exports).map(([entry, file]) => ({
      name: join(name, entry),
      file: join(folder, file),
    }))
  })
}

const withSlash = tracked.map((path) => `/${path}`)
const imports = new Set(entryPoints().map(({ name }) => name))

/** A file or folder of the repository, by its whole path or the end of it. */
function isThere(path: string): boolean {
  const name = path.replace(/\/$/, '')
  return (
    imports.has(path) || withSlash.some((file) => file.endsWith(`/${name}`) || file.includes(`/${name}/`))
  )
}

const isPath = (code: string) =>
  /^\.?[\w@.-]*[\w-](?:\/[\w.-]+)*\/?$/.test(code) &&
  (/^(?:@taskwire|apps|bench|docs|examples|openapi|packages|scripts|shared|src|test)\//.test(code) ||
    /[\w-]\.(?:tsx?|[cm]?js|sql|md|ya?ml|css)$/.test(code))

test.each(documents)('every path in %s exists', (document) => {
  const absent = absentFrom(document)
  const paths = inlineCodeOf(document).filter((code) => isPath(code) && !absent.has(code))
  expect(paths.filter((path) => !isThere(path))).toEqual([])
})

/** Every word of the sources, in lower case, because headers are written in several ways. */
const words = new Set(
  tracked
    .filter((path) => /\.(?:tsx?|[cm]?js|jsonc?|ya?ml|sql)$/.test(path) && !path.startsWith('test/documents'))
    .flatMap(
      (path) =>
        readText(path)
          .toLowerCase()
          .match(/[a-z_$][\w$]*/g) ?? [],
    ),
)
const names = /(?<![\w$/.-])(?:[a-z]+[A-Z]|[A-Z][a-z0-9]+[A-Z])[\w$]*/g

test.each(documents)('every name in %s occurs in the sources', (document) => {
  const absent = absentFrom(document)
  const named = inlineCodeOf(document).flatMap((code) => code.match(names) ?? [])
  expect(named.filter((name) => !words.has(name.toLowerCase()) && !absent.has(name))).toEqual([])
})
