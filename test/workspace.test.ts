import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './support/temp-workspace.ts'

type Dependencies = Record<string, string>

interface Manifest {
  license?: string
  dependencies?: Dependencies
  devDependencies?: Dependencies
  optionalDependencies?: Dependencies
}

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const lines = (path: string) => text(path).trimEnd().split('\n').length
const manifests = tracked.filter((path) => /(?:^|\/)package\.json$/.test(path))
const manifest = (path: string) => JSON.parse(text(path)) as Manifest
const exactVersion = /^(?:npm:[^@]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/

test('a source file has at most 250 lines', () => {
  const source = tracked.filter((path) => /\.(?:tsx?|c?js|css)$/.test(path))
  const measured = source.filter((path) => !/\.(?:test|spec)\.tsx?$|\.gen\.ts$/.test(path))
  expect(measured.filter((path) => lines(path) > 250)).toEqual([])
})

test('AGENTS.md is short', () => {
  expect(tracked.includes('AGENTS.md') ? lines('AGENTS.md') : 0).toBeLessThanOrEqual(120)
})

test('every package is under the MIT license', () => {
  expect(manifests.filter((path) => manifest(path).license !== 'MIT')).toEqual([])
  expect(text('LICENSE')).toContain('MIT License')
})

test('every package takes its dependencies from the workspace or the catalog', () => {
  const loose = manifests.flatMap((path) => {
    const { dependencies, devDependencies, optionalDependencies } = manifest(path)
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => !/^(?:catalog:\w*|workspace:\*)$/.test(version))
      .filter(([, version]) => path !== 'package.json' || !exactVersion.test(version))
      .map(([name, version]) => `${path}: ${name} ${version}`)
  })
  expect(loose).toEqual([])
})

test('the catalog names exact versions', () => {
  const [, catalog = ''] = text('pnpm-workspace.yaml').split(/^catalogs:\n/m)
  const entries = [...catalog.matchAll(/^ {2,4}(?<name>\S+): (?<version>\S+)$/gm)].map(({ groups }) => groups)
  expect(entries.length).toBeGreaterThan(30)
  expect(entries.filter((entry) => !exactVersion.test(entry?.['version'] ?? ''))).toEqual([])
})

test('the lockfile contains no registry and no address', () => {
  expect(text('pnpm-lock.yaml')).not.toMatch(/tarball:|https?:\/\//)
})

test('no file contains a machine path', () => {
  const machinePath = new RegExp(`/(?:${['tmp', 'work', 'farm', 'root', 'home'].join('|')})/[a-z]`)
  const readable = tracked.filter((path) => !/pnpm-lock\.yaml$|\.(?:png|ico|woff2|golden\.sql)$/.test(path))
  expect(readable.filter((path) => machinePath.test(text(path)))).toEqual([])
})

test('the type check reaches every TypeScript project', () => {
  const seen = new Set<string>()
  const visit = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const [, reference = ''] of text(path).matchAll(/"path": "(.+?)"/g)) {
      const target = normalize(join(dirname(path), reference))
      visit(target.endsWith('.json') ? target : join(target, 'tsconfig.json'))
    }
  }
  visit('tsconfig.json')
  const projects = tracked.filter((path) => /(?:^|\/)tsconfig(?:\.tools)?\.json$/.test(path))
  expect(projects.filter((path) => !seen.has(path))).toEqual([])
})
