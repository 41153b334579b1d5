import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowed } from './boundaries/allowed.ts'
import { probes } from './boundaries/probes.ts'
import { runTool, scriptArguments } from './support/run-tool.ts'
import { tempWorkspace, type TempWorkspace } from './support/temp-workspace.ts'

interface Violation {
  from: string
  to: string
  rule: { name: string }
}

const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: { name: string; comment?: string }[]
}
const rules = config.forbidden.map((rule) => rule.name)

// `pnpm check:boundaries` checks the workspace itself.
describe('the import rules', () => {
  let workspace: TempWorkspace
  let violations: Violation[] = []

  beforeAll(async () => {
    const planted = Object.values(probes).flat()
    const files: Record<string, string> = Object.assign({}, ...planted, ...Object.values(allowed))
    workspace = await tempWorkspace(files)
    violations = await cruise(workspace.folder)
  })
  afterAll(() => workspace[Symbol.asyncDispose]())

  test('have a probe each', () => {
    expect(Object.keys(probes).toSorted()).toEqual(rules.toSorted())
  })

  test('say why and where to go when they break', async () => {
    expect(await scriptArguments('check:boundaries')).toContain('err-long')
    for (const { name, comment } of config.forbidden) expect(comment, name).toMatch(/\w[.:] .+\.$/)
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
    test(`allow: ${permission}`, () => {
      for (const path of Object.keys(files)) expect(rulesBroken(path), path).toEqual([])
    })
  }

  function rulesBroken(path: string): string[] {
    return violations.filter(({ from }) => from === path).map(({ rule }) => rule.name)
  }
})

async function cruise(folder: string): Promise<Violation[]> {
  const args = [...(await scriptArguments('check:boundaries')), '--output-type', 'json']
  const report = JSON.parse(await runTool('depcruise', args, folder)) as {
    summary: { violations: Violation[] }
  }
  return report.summary.violations
}
