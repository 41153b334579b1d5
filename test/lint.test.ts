import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowed, probes } from './lint/probes.ts'
import { runTool, scriptArguments } from './support/run-tool.ts'
import { tempWorkspace, type TempWorkspace } from './support/temp-workspace.ts'

interface Finding {
  code: string
  filename: string
}

describe('the lint rules', () => {
  let workspace: TempWorkspace
  let findings: Finding[] = []

  beforeAll(async () => {
    const planted = [...Object.values(probes).flat(), allowed]
    const files: Record<string, string> = Object.assign({}, ...planted)
    workspace = await tempWorkspace(files)
    const args = [...(await scriptArguments('check:lint')), '--format', 'json']
    const report = JSON.parse(await runTool('oxlint', args, workspace.folder)) as { diagnostics: Finding[] }
    findings = report.diagnostics
  })
  afterAll(() => workspace[Symbol.asyncDispose]())

  for (const [rule, cases] of Object.entries(probes)) {
    for (const path of cases.flatMap((files) => Object.keys(files))) {
      test(`${rule} fires on ${path}`, () => {
        expect(codesOf(path)).toContain(rule)
      })
    }
  }

  for (const path of Object.keys(allowed)) {
    test(`allow ${path}`, () => {
      expect(codesOf(path)).toEqual([])
    })
  }

  function codesOf(path: string): string[] {
    return findings.filter(({ filename }) => filename === path).map(({ code }) => code)
  }
})
