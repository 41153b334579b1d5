import type { Replica, Snapshot } from '@taskwire/client/replica'
import type { Day } from '../../shared/dates/day.ts'
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
  readonly goTo: (place: Place, openId: string | undefined) => void
}

export function createNotices({ replica, actions, notify, shown, goTo }: NoticesDeps): Notices {
  const undo = () => actions.undo()
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
      notify(toastText(step, replica.getSnapshot()), undo)
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
    onRedone: (step) => notify(noticeTexts().redone({ what: toastText(step, replica.getSnapshot()) }), undo),
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

function taskIds({ undo }: Step): readonly string[] {
  return undo.filter(({ entity }) => entity === 'task').map(idOf)
}
