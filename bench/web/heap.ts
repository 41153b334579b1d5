import type { CDPSession } from '@playwright/test'

/** The fields of a heap snapshot, the JSON that DevTools saves. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[], ...unknown[]]
    }
  }
  readonly nodes: readonly number[]
}

/**
 * Compiled code grows with every line that a test driver runs in the page, and native memory is the browser's own.
 */
const notKept = new Set(['code', 'native', 'synthetic', 'hidden'])

/** Bytes of the objects, strings and functions that a page retains. */
export async function keptBytes(debug: CDPSession): Promise<number> {
  const chunks: string[] = []
  const take = ({ chunk }: { chunk: string }) => void chunks.push(chunk)
  await debug.send('HeapProfiler.collectGarbage')
  debug.on('HeapProfiler.addHeapSnapshotChunk', take)
  await debug.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  debug.off('HeapProfiler.addHeapSnapshotChunk', take)

  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Snapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  let bytes = 0
  for (let node = 0; node < nodes.length; node += fields.length)
    if (!notKept.has(types[0][nodes[node + type] ?? 0] ?? '')) bytes += nodes[node + size] ?? 0
  return bytes
}
