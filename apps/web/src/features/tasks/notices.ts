import type { Replica, Snapshot } from '@taskwire/client/replica'
import type { Day } from '../../shared/dates/day.ts'
import { formatDueWithin } from '../../shared/dates/format-day.ts'
import { noticeTexts } from '../../shared/texts/notices.ts'
import { syncTexts } from '../../shared/texts/sync.ts'
import { addedPlace } from './data/added-place.ts'
import { idOf, type Edit } from './data/edit.ts'
import type { TaskActions } from './data/task-actions.ts'
import type { ActionEvents } from './data/undo-history.ts'
import type { Step } from './data/undo-stack.ts'
import { placeName } from './places/place-name.ts'
import type { Place, Screen } from './task-search.ts'

/** Shows a message about each action. */
export interface Notices extends Pick<ActionEvents, 'onDone' | 'onRead' | 'onNothing' | 'onUnstored'> {
  readonly onUndone: (step: Step) => void
  readonly onRedone: (step: Step) => void
}

interface NoticesDeps {
  readonly replica: Replica
  readonly actions: Pick<TaskActions, 'undo'>
  readonly notify: (text: string, undo?: () => void, open?: () => void) => void
  /** What the page shows: the screen, or undefined for a screen without tasks. Undefined where no message tells the place. */
  readonly shown: () => { readonly screen: Screen | undefined; readonly today: Day } | undefined
  readonly day: () => Day
  readonly goTo: (place: Place, openId: string | undefined) => void
}

export function createNotices({ replica, actions, notify, shown, day, goTo }: NoticesDeps): Notices {
  const undo = () => actions.undo()
  /** Describes a step, and for a repeating task that was completed also when the next one is due. */
  const textOf = (step: Step): string => {
    const snapshot = replica.getSnapshot()
    const due = nextDueOf(step, snapshot)
    const what = toastText(step, snapshot)
    return due == null ? what : noticeTexts().next({ what, due: formatDueWithin(due, day()) })
  }
  /** Announces where new tasks went. Returns false when the screen shows them. */
  const notifyPlace = (ids: readonly string[]): boolean => {
    const page = shown()
    const snapshot = replica.getSnapshot()
    const tasks = ids.flatMap((id) => snapshot.tasks.byId.get(id) ?? [])
    const added = page && addedPlace(tasks, page.screen, page.today, snapshot)
    if (added === undefined) return false
    const { place, name } = added
    const [id] = ids.length === 1 ? ids : []
    notify(noticeTexts().addedTo({ count: ids.length, place: name }), undo, () => goTo(place, id))
    return true
  }
  return {
    onDone: (step) => {
      if (step.kind === 'create' && notifyPlace(taskIds(step))) return
      notify(textOf(step), undo)
    },
    onRead: (id) => void notifyPlace([id]),
    onUndone: (step) => {
      const list = restoredList(step.undo)
      notify(
        noticeTexts().undone({ what: toastText(step, replica.getSnapshot()) }),
        undefined,
        list && (() => goTo(list, undefined)),
      )
    },
    onRedone: (step) => notify(noticeTexts().redone({ what: textOf(step) }), undo),
    onNothing: (why) => notify(noticeTexts()[why]),
    onUnstored: () => notify(syncTexts().memory),
  }
}

/** Returns the list that edits bring back. The screen may have left it when it was deleted. */
function restoredList(edits: readonly Edit[]): Place | undefined {
  const edit = edits.find(({ entity, kind }) => entity === 'list' && kind === 'restore')
  return edit && `list:${idOf(edit)}`
}

function toastText({ kind, title, count, redo }: Step, places: Snapshot): string {
  if (kind !== 'move') return noticeTexts().did[kind]({ title, count })
  const first = redo.find(({ entity }) => entity === 'task')
  const list = first?.entity === 'task' && first.kind === 'update' ? first.patch.list_id : undefined
  const place = placeName(list == null ? 'inbox' : `list:${list}`, places) ?? ''
  return noticeTexts().did.move({ title, count, place })
}

/** Returns the due date of the task that follows the only one that a step completed. */
function nextDueOf({ count, redo: [edit] }: Step, { tasks: { byId } }: Snapshot): string | null | undefined {
  if (count !== 1 || edit?.entity !== 'task' || edit.kind !== 'update' || edit.patch.status !== 'completed')
    return undefined
  return byId.get(byId.get(edit.id)?.next_id ?? '')?.due_date
}

function taskIds({ undo }: Step): readonly string[] {
  return undo.filter(({ entity }) => entity === 'task').map(idOf)
}
