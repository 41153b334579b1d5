import { MAX_SUBTASKS } from '@taskwire/domain'
import { useReplica } from '../../../shared/replica/replica-context.ts'
import { t } from '../../../shared/texts/texts.ts'
import { familiesOf } from '../data/families.ts'
import { useNotify, usePanelFocus } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { useSubtaskActions } from '../data/use-subtask-actions.ts'
import { openWithNewSubtask } from '../panel/new-subtask.ts'
import type { Screen } from '../task-search.ts'
import { useTaskSearch } from '../use-task-search.ts'
import type { Section } from './select-view.ts'
import { useTabKey } from './use-tab-key.ts'

interface SubtaskCommands {
  readonly screen: Screen
  readonly sections: readonly Section[]
  readonly targets: () => readonly Task[]
  readonly hasFocus: () => boolean
  /** Keeps the focus at the row. */
  readonly stay: () => void
}

/** The commands that make rows subtasks and back, and add a subtask. Where there is nothing to do, Tab moves the focus. */
export function useSubtaskCommands({ screen, sections, targets, hasFocus, stay }: SubtaskCommands) {
  const { nest, unnest } = useSubtaskActions()
  const { getSnapshot } = useReplica()
  const { openId, open } = useTaskSearch()
  const panel = usePanelFocus()
  const notify = useNotify()
  const tab = useTabKey()
  const canNest = () => hasFocus() && !tab.leaves() && !unnestable.has(screen)

  /** Returns the task that rows can be put below: the task above the first row, or the parent of that one. */
  const parentAbove = ([first]: readonly Task[]): Task | undefined => {
    for (const { tasks } of sections) {
      const index = tasks.findIndex(({ id }) => id === first?.id)
      if (index < 0) continue
      const above = tasks[index - 1]
      return above?.parent_id == null ? above : getSnapshot().tasks.byId.get(above.parent_id)
    }
    return undefined
  }
  return {
    nest: () => {
      if (!canNest()) return false
      const parent = parentAbove(targets())
      const tasks = targets().filter(({ id, parent_id }) => id !== parent?.id && parent_id !== parent?.id)
      if (parent === undefined || tasks.length === 0) return false
      const families = familiesOf(getSnapshot().tasks)
      const count = (families.get(parent.id)?.subtasks.length ?? 0) + tasks.length
      if (tasks.some(({ id }) => families.has(id))) notify(t().tasks.hasSubtasks)
      else if (tasks.some(({ recurrence }) => recurrence !== null)) notify(t().tasks.repeatsItself)
      else if (count > MAX_SUBTASKS) notify(t().tasks.subtasksFull({ max: MAX_SUBTASKS }))
      else {
        tab.onCommand()
        stay()
        nest(tasks, parent)
      }
    },
    unnest: () => {
      const tasks = targets().filter(({ parent_id }) => parent_id !== null)
      if (!canNest() || tasks.length === 0) return false
      tab.onCommand()
      stay()
      unnest(tasks)
    },
    'add-subtask': () => {
      const [task] = targets()
      const id = task?.parent_id ?? task?.id
      // The field of the open panel handles the command.
      if (screen === 'trash' || id === undefined || id === openId) return false
      openWithNewSubtask(id)
      panel.next(false)
      open(id)
    },
  }
}

/** Screens where the row above is no neighbour. */
const unnestable: ReadonlySet<Screen> = new Set(['search', 'completed', 'trash'])
