import { useNavigate } from '@tanstack/react-router'
import { useCommands } from '../../../shared/commands/command-registry.ts'
import { t } from '../../../shared/texts/texts.ts'
import { useNarrow } from '../../../shared/ui/use-media.ts'
import { useEditPlace } from '../data/task-context.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { PlaceTabs } from './place-tabs.tsx'
import { SideBar } from './side-bar.tsx'

/** Navigation between places: a column beside the list, or tabs at the bottom of a phone. */
export function PlaceNav() {
  const { show, search } = useTaskSearch()
  const isNarrow = useNarrow()
  const navigate = useNavigate()
  const editPlace = useEditPlace()
  useCommands({
    search: () => search(''),
    'go-inbox': () => show('inbox'),
    'go-today': () => show('today'),
    'go-upcoming': () => show('upcoming'),
    'go-all': () => show('all'),
    'go-completed': () => show('completed'),
    'go-trash': () => show('trash'),
    'go-lists': () => void navigate({ to: '/lists' }),
    'add-list': () => editPlace({ kind: 'list' }),
    'add-label': () => editPlace({ kind: 'label' }),
  })
  return (
    <nav data-places aria-label={t().tasks.places.label} className="md:flex md:min-h-0 md:grow md:flex-col">
      {isNarrow ? <PlaceTabs /> : <SideBar />}
    </nav>
  )
}
