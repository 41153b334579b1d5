import { titles, type OperationName, type Transport } from './operations.ts'
import type { CandidateName } from './servers.ts'
import { median, quartiles } from './statistics.ts'

/** The result of one server in one round. */
export interface Lane {
  readonly name: CandidateName
  readonly perSecond: number
  /** Microseconds of processor time per request: of the server, and of its connections in PostgreSQL. */
  readonly cpu: number
  readonly databaseCpu: number
}

/** All rounds of an operation over one transport. */
export interface Measured {
  readonly operation: OperationName
  readonly transport: Transport
  readonly rounds: readonly (readonly Lane[])[]
}

/** Renders a Markdown table: the medians, and quartiles of the ratios within each round. */
export function table(measured: readonly Measured[]): string {
  const isCompared = measured.some((each) => lanesOf(each, 'before').length > 0)
  const heads = [
    'operation',
    'rate, µs of server + PostgreSQL',
    'bare',
    'CPU ÷ bare',
    'rate ÷ bare',
    'rate ÷ oRPC',
    'rate ÷ stock',
    'CPU ÷ stock',
    ...(isCompared ? ['CPU ÷ before', 'rate ÷ before'] : []),
  ]
  const rows = measured.map((each) => [
    `${each.transport === 'rest' ? 'REST' : 'tRPC'} ${titles[each.operation]}`,
    absolute(each, 'taskwire'),
    absolute(each, 'bare'),
    ratio(each, 'cpu', 'bare'),
    ratio(each, 'perSecond', 'bare'),
    ratio(each, 'perSecond', 'orpc'),
    ratio(each, 'perSecond', 'stock'),
    ratio(each, 'cpu', 'stock'),
    ...(isCompared ? [ratio(each, 'cpu', 'before'), ratio(each, 'perSecond', 'before')] : []),
  ])
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** Renders the resident memory of each server, in bytes, when it was idle and at its peak. */
export function memoryOf(
  servers: readonly { readonly name: string; readonly idle: number; readonly peak: number }[],
): string {
  const megabytes = (bytes: number) => Math.round(bytes / 1_000_000)
  const each = servers.map(({ name, idle, peak }) => `${name} ${megabytes(idle)} → ${megabytes(peak)}`)
  return `Resident memory in MB, idle → peak: ${each.join(' · ')}`
}

function lanesOf({ rounds }: Measured, name: CandidateName): Lane[] {
  return rounds.flatMap((round) => round.filter((lane) => lane.name === name))
}

function absolute(measured: Measured, name: CandidateName): string {
  const lanes = lanesOf(measured, name)
  if (lanes.length === 0) return ''
  const middle = (field: 'perSecond' | 'cpu' | 'databaseCpu') =>
    Math.round(median(lanes.map((lane) => lane[field])))
  return `${middle('perSecond').toLocaleString('en')}/s (${middle('cpu')} + ${middle('databaseCpu')})`
}

/** The median of the product's ratio to another server, and its quartiles. */
function ratio({ rounds }: Measured, field: 'perSecond' | 'cpu', of: CandidateName): string {
  const ratios = rounds.flatMap((round) => {
    const [own, other] = (['taskwire', of] as const).map((name) => round.find((lane) => lane.name === name))
    return own === undefined || other === undefined ? [] : [own[field] / other[field]]
  })
  if (ratios.length === 0) return ''
  const { lower, median: middle, upper } = quartiles(ratios)
  return `${middle.toFixed(2)} (${lower.toFixed(2)}–${upper.toFixed(2)})`
}
