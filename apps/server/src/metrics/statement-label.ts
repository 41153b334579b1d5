const labels = new Map<string, string>()

/** Texts are a finite set. Statements of an operator's tools must not fill the memory anyway. */
const MOST = 1_000

/** Returns a short name of a statement: its kind and the table that it writes, else reads, such as `update tasks`. */
export function statementLabel(text: string): string {
  let label = labels.get(text)
  if (label === undefined) {
    label = readLabel(text)
    if (labels.size < MOST) labels.set(text, label)
  }
  return label
}

/** `for update` locks rows and writes nothing. */
const writes = /(?<!\b(?:for|key)\s+)\b(insert\s+into|update|delete\s+from)\s+"?([a-z_]+)"?/gi

/** Most writes change these as well: the counters of their user, and the response for a repeated request. */
const alongside = new Set(['users', 'idempotency_keys'])

// Statements on the log also read its state.
function readLabel(text: string): string {
  const found = [...text.matchAll(writes)]
  const [, write, written] = found.find(([, , table = '']) => !alongside.has(table)) ?? found[0] ?? []
  if (write !== undefined) return `${write.split(/\s/, 1)[0]?.toLowerCase()} ${written}`
  const [, read] = /\bfrom\s+"?((?!log_state\b)[a-z_]+)"?/i.exec(text) ?? []
  if (read !== undefined) return `select ${read}`
  return /^\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? 'other'
}
