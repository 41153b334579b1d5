import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { useReplicaValue } from '../../shared/replica/replica-context.ts'
import { t } from '../../shared/texts/texts.ts'
import { useLatest } from '../../shared/ui/use-latest.ts'
import { IconButton } from '../../shared/ui/icon-button.tsx'
import { useListFocus } from './data/task-context.ts'
import { findTasks } from '../../shared/tasks/find-tasks.ts'
import { useTaskSearch } from './use-task-search.ts'

const SAY_AFTER_MS = 600

/** What is searched for stands in the address, so that a search can be kept, shared and gone back to. */
export function SearchField({ q }: { readonly q: string }) {
  const field = useRef<HTMLInputElement>(null)
  const { search } = useTaskSearch()
  const [text, write] = useWritten(q, (next) => search(next, { replace: true }))
  const focus = useListFocus()
  const announce = useAnnounce()
  const found = useReplicaValue(({ tasks }) => tasks)
  const texts = t().tasks.search

  // The same function whatever comes in: only another search is said anew.
  const { sayFound } = useLatest({
    sayFound: () => announce(texts.found({ count: findTasks(found, q).length })),
  })
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (q.trim() === '') return
    const timer = setTimeout(sayFound, SAY_AFTER_MS)
    return () => clearTimeout(timer)
  }, [q, sayFound])
  useCommands({
    search: () => field.current?.focus(),
    back: () => {
      search(undefined)
      focus.request()
      return true
    },
  })

  return (
    <search className="flex items-center rounded-lg bg-surface px-1 ring-1 ring-line has-[input:focus-visible]:ring-2 has-[input:focus-visible]:ring-accent">
      <Search size={18} strokeWidth={1.75} className="mx-2.5 flex-none text-accent" aria-hidden />
      <input
        ref={field}
        type="search"
        dir="auto"
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
          event.preventDefault()
          focus.request()
        }}
        aria-label={texts.label}
        placeholder={texts.placeholder}
        autoComplete="off"
        enterKeyHint="search"
        className="min-h-11 w-full min-w-0 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      <IconButton icon={X} label={texts.clear} onClick={() => search(undefined)} />
    </search>
  )
}

/**
 * A text that is also in the address. The address follows a moment after each letter; a field that waited for it would end the
 * composition of an input method. A text that the address got from elsewhere, such as Back, comes into the field.
 */
function useWritten(q: string, send: (text: string) => void) {
  const [text, setText] = useState(q)
  const sent = useRef<readonly string[]>([])
  useEffect(() => {
    const index = sent.current.indexOf(q)
    if (index < 0) setText(q)
    sent.current = sent.current.slice(index + 1)
  }, [q])
  const write = (next: string) => {
    setText(next)
    sent.current = [...sent.current, next]
    send(next)
  }
  return [text, write] as const
}
