import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowed } from './boundaries/allowed.ts'
import { probes } from './boundaries/probes.ts'
import { root, sketchWorkspace, type SketchWorkspace } from './support/sketch-workspace.ts'

interface Violation {
  from: string
  to: string
  rule: { name: string }
}

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[]
}
const rules = config.forbidden.map((rule) => rule.name)

describe('the import rules', () => {
  let sketch: SketchWorkspace
  let violations: Violation[] = []

  beforeAll(async () => {
    const planted = Object.values(probes).flat()
    sketch = await sketchWorkspace(Object.assign({}, ...planted, ...Object.values(allowed)))
    violations = await cruise(sketch.folder)
  }, 60_000)
  afterAll(() => sketch[Symbol.asyncDispose]())

  test('each have a probe', () => {
    expect(Object.keys(probes).sort()).toEqual(rules.toSorted())
  })

  for (const [rule, cases] of Object.entries(probes)) {
    for (const files of cases) {
      const [violator = '', text] = Object.entries(files)[0] ?? []
      test(`${rule} fires on ${violator}: ${text}`, () => {
        expect(rulesBroken(violator)).toContain(rule)
      })
    }
  }

  for (const [permission, files] of Object.entries(allowed)) {
    test(`let pass: ${permission}`, () => {
      for (const path of Object.keys(files)) expect(rulesBroken(path), path).toEqual([])
    })
  }

  function rulesBroken(path: string): string[] {
    return violations.filter(({ from }) => from === path).map(({ rule }) => rule.name)
  }
})

test('the workspace keeps every import rule', async () => {
  const broken = await cruise(root)
  expect(broken.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
}, 60_000)

/** Runs the very command of the check, so that a probe sees what the check sees. */
async function cruise(folder: string): Promise<Violation[]> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const [, ...args] = (manifest.scripts['check:boundaries'] ?? '').split(' ')
  const bin = join(root, 'node_modules/.bin/depcruise')
  const output = await new Promise<string>((resolve, reject) => {
    const settings = { cwd: folder, maxBuffer: 64 * 1024 * 1024 }
    const ruleFile = ['--config', join(root, '.dependency-cruiser.cjs')]
    execFile(bin, [...args, ...ruleFile, '--output-type', 'json'], settings, (error, stdout, stderr) => {
      if (stdout) resolve(stdout)
      else reject(error ?? new Error(stderr))
    })
  })
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations
}
