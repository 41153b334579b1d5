import { compareBatches } from './batches.ts'
import { openServers } from './servers.ts'
import { median, quantile } from './statistics.ts'

await using servers = await openServers()
const { times, longest } = await compareBatches(servers.db)
const names = { import: 'import of 10,000 tasks', replay: 'replay of 1,000 offline edits' }
for (const kind of ['import', 'replay'] as const) {
  const ratios = times[kind].map(({ batch, single }) => batch / single)
  const seconds = (side: 'batch' | 'single') =>
    (median(times[kind].map((time) => time[side])) / 1_000).toFixed(1)
  const rounds = ratios.map((ratio) => ratio.toFixed(2)).join(' ')
  console.log(
    `${names[kind]}: in batches of 100 ${seconds('batch')} s, one by one ${seconds('single')} s · ratio ${median(ratios).toFixed(2)}, rounds ${rounds}`,
  )
}
console.log(`a batch of 100 takes p50 ${quantile(longest, 0.5)} ms · p99 ${quantile(longest, 0.99)} ms`)
