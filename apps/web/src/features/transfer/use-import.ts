import { useCallback, useEffect, useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { sayReason, transferTexts } from '../../shared/texts/transfer.ts'
import type { FoundTasks } from './transfer-jobs.ts'
import { inWorker } from './in-worker.ts'
import { kindOf, MAX_BYTES, textOfBytes } from './read-text.ts'
import { sendTasks, type AddedTask } from './send-tasks.ts'

/** How far an import has come. */
export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'reading'; readonly name: string }
  | { readonly step: 'refused'; readonly name: string; readonly why: string }
  | { readonly step: 'found'; readonly name: string; readonly found: FoundTasks }
  | { readonly step: 'adding'; readonly all: number; readonly count: number }
  | { readonly step: 'done'; readonly name: string; readonly found: FoundTasks; readonly isStored: boolean }

const idle: ImportState = { step: 'idle' }

/** Reads a file, and adds its tasks once somebody has seen them. `onAdded` gets all of them, as one thing that was done. */
export function useImport(onAdded: (tasks: readonly AddedTask[]) => void) {
  const [state, setState] = useState(idle)
  const { mutate } = useReplica()
  const { now, newId } = useRuntime()
  const announce = useAnnounce()
  const isAdding = state.step === 'adding'
  useEffect(() => {
    if (!isAdding) return
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', stay)
    return () => removeEventListener('beforeunload', stay)
  }, [isAdding])

  const read = async (files: readonly File[]) => {
    const [file] = files
    if (file === undefined) return
    const { name } = file
    setState({ step: 'reading', name })
    const next = files.length > 1 ? refusal(name, transferTexts().import.one) : await readFile(file, now())
    setState(next)
    const { found, refused } = transferTexts().import
    announce(next.step === 'found' ? found({ count: next.found.tasks.length, name }) : refused({ name }))
  }
  const confirm = async (name: string, found: FoundTasks) => {
    const tasks = found.tasks.map((task) => ({ ...task, id: newId() }))
    const all = tasks.length
    setState({ step: 'adding', all, count: 0 })
    const isStored = await sendTasks(mutate.create, tasks, (count) =>
      setState({ step: 'adding', all, count }),
    )
    onAdded(tasks)
    setState({ step: 'done', name, found, isStored })
  }
  return { state, read, confirm, begin: useCallback(() => setState(idle), []) }
}

function refusal(name: string, why: string): ImportState & { step: 'refused' } {
  return { step: 'refused', name, why }
}

async function readFile(file: File, now: Date): Promise<ImportState & { step: 'refused' | 'found' }> {
  const { import: texts } = transferTexts()
  const { name } = file
  if (file.size > MAX_BYTES) return refusal(name, texts.large)
  try {
    const text = textOfBytes(new Uint8Array(await file.arrayBuffer()))
    if (text === undefined) return refusal(name, texts.encoding)
    const job = { job: 'import', kind: kindOf(name, text), text, now: now.toISOString() } as const
    const answer = await inWorker(job)
    if ('found' in answer) return { step: 'found', name, found: answer.found }
    return refusal(name, 'refused' in answer ? `${sayReason(answer.refused)}.` : texts.unreadable)
  } catch {
    // A file that was moved away, or a worker that could not be fetched.
    return refusal(name, texts.unreadable)
  }
}
