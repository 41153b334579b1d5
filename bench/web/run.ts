import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { prepareBrowser } from '../../test/browser/chromium.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureList } from './list.ts'
import { measureMemory } from './memory.ts'
import { createAccount, startServer } from './server.ts'
import { openReport } from './report.ts'

const repository = path.resolve(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '10000' },
    /** Parts to run, such as `--only list`. */
    only: { type: 'string', default: 'sizes,list,lighthouse' },
    /** For `--only memory`: the typical actions of an hour. */
    rounds: { type: 'string', default: '150' },
    out: { type: 'string', default: path.join(repository, 'test-results/bench-web.jsonl') },
  },
})
const parts = values.only.split(',')
const report = openReport(values.out)

if (parts.includes('sizes')) {
  const printed = execFileSync(process.execPath, ['apps/web/scripts/print-sizes.ts'], {
    cwd: repository,
    encoding: 'utf8',
  })
  for (const [, name, size, limit] of printed.matchAll(/^(entry|all): ([\d.]+) kB gzip of (\d+)$/gm))
    await report.add({
      what: `scripts, ${name}, gzip`,
      value: Number(size),
      unit: 'kB',
      bar: { atMost: Number(limit) },
    })
}

await prepareBrowser()
{
  await using server = await startServer()
  if (parts.includes('list')) {
    const account = await createAccount(server, Number(values.tasks))
    for await (const figure of measureList({ ...server, account })) await report.add(figure)
  }
  if (parts.includes('memory')) {
    const account = await createAccount(server, 200)
    const rounds = Number(values.rounds)
    for await (const figure of measureMemory({ ...server, account, rounds })) await report.add(figure)
  }
  if (parts.includes('lighthouse')) {
    const account = await createAccount(server, 100)
    for await (const figure of measureLighthouse({ ...server, account })) await report.add(figure)
  }
}
console.log(report.table())
console.log(`${report.missed()} missed; each figure as JSON in ${path.relative(process.cwd(), values.out)}`)
