import { Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useCommands } from '../../shared/commands/commands.ts'
import { useReplicaValue } from '../../shared/replica/replica-context.ts'
import { t } from '../../shared/texts/texts.ts'
import { useSteady } from '../../shared/ui/use-steady.ts'
import { IconButton } from '../../shared/ui/icon-button.tsx'
import { useListFocus } from './data/task-context.ts'
import { findTasks } from '../../shared/tasks/find-tasks.ts'
import { useTaskSearch } from './use-task-search.ts'

const SAY_AFTER_MS = 600

/** What is searched for stands in the address, so that a search can be kept, shared and gone back to. */
export function SearchField({ q }: { readonly q: string }) {
  const field = useRef<HTMLInputElement>(null)
  const { search } = useTaskSearch()
  const focus = useListFocus()
  const announce = useAnnounce()
  const found = useReplicaValue(({ tasks }) => tasks)
  const texts = t().tasks.search

  // The same function whatever comes in: only another search is said anew.
  const { sayFound } = useSteady({
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
        value={q}
        onChange={(event) => search(event.target.value, { replace: true })}
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
