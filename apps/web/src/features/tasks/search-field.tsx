import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { t } from '../../shared/texts/texts.ts'
import { useLatest } from '../../shared/ui/use-latest.ts'
import { IconButton } from '../../shared/ui/icon-button.tsx'
import { useListFocus } from './data/task-context.ts'
import { findTasks } from '../../shared/tasks/find-tasks.ts'
import { useTaskSearch } from './use-task-search.ts'

const ANNOUNCE_AFTER_MS = 600

/** The search field. The query is in the URL, so that a search can be bookmarked, shared and reached by Back. */
export function SearchField({ q }: { readonly q: string }) {
  const field = useRef<HTMLInputElement>(null)
  const { search } = useTaskSearch()
  const [text, write] = useWritten(q, (next) => search(next, { replace: true }))
  const focus = useListFocus()
  const announce = useAnnounce()
  const { getSnapshot } = useReplica()
  const today = useToday()
  const texts = t().tasks.search

  // A stable function, so that only a changed query announces the count, not every sync.
  const { announceCount } = useLatest({
    announceCount: () => {
      const { tasks, lists, labels } = getSnapshot()
      const { length } = findTasks(tasks, q, today, { lists, labels, byId: tasks.byId })
      announce(texts.found({ count: length }))
    },
  })
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (q.trim() === '') return
    const timer = setTimeout(announceCount, ANNOUNCE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [q, announceCount])
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
 * Keeps the field's text in the URL. The URL follows each key press with a delay; a field that waited for it would end the
 * composition of an input method. A query from elsewhere, such as Back, replaces the text.
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
