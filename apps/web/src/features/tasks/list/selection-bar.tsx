import { CircleCheck, FolderInput, RotateCcw, Tag, Trash2, X } from 'lucide-react'
import type { DueChange } from '../../../shared/dates/due-change.ts'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { listPartTexts } from '../../../shared/texts/list-parts.ts'
import { t } from '../../../shared/texts/texts.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import type { Task } from '../data/task.ts'
import { DueButton } from '../due/due-button.tsx'
import { MoveMenu, type MoveMenuProps } from './move-menu.tsx'
import { PickerButton } from '../pickers/picker-button.tsx'
import { RepeatButton } from '../repeat/repeat-button.tsx'
import { PrioritySelect } from '../quick-add/priority-select.tsx'

interface SelectionBarProps {
  readonly selected: ReadonlySet<string>
  readonly isTrash: boolean
  /** The selected tasks can be moved by hand. */
  readonly isManual: boolean
  readonly commands: Readonly<
    Record<'complete' | 'delete' | 'restore' | `priority-${Task['priority']}`, () => unknown> &
      MoveMenuProps['moves']
  >
  readonly onDate: (change: DueChange) => void
  readonly onClear: () => void
}

/** Actions on the selected tasks, for mouse and touch. */
export function SelectionBar({ selected, isTrash, isManual, commands, onDate, onClear }: SelectionBarProps) {
  const texts = listPartTexts().selection
  return (
    <section
      aria-label={texts.label}
      data-selection
      className="animate-settle sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 mt-4 flex w-fit max-w-full flex-wrap items-center rounded-lg bg-raised p-1 ps-3 shadow-popup sm:gap-x-0.5 sm:ps-4 md:bottom-6"
    >
      <p aria-live="polite" className="pe-2 font-medium tabular-nums">
        <span aria-hidden className="sm:hidden">
          {selected.size}
        </span>
        <span className="max-sm:sr-only">{texts.count({ count: selected.size })}</span>
      </p>
      {isTrash ? (
        <Button variant="quiet" onClick={commands.restore}>
          <RotateCcw size={16} strokeWidth={1.75} aria-hidden />
          <span className="max-sm:sr-only">{listPartTexts().restore}</span>
        </Button>
      ) : (
        <EditActions selected={selected} isManual={isManual} commands={commands} onDate={onDate} />
      )}
      <IconButton icon={X} label={texts.clear} onClick={onClear} />
    </section>
  )
}

/** The controls fit into one line of a phone, and those with a text into one line of the list. */
const narrow = 'px-2.5!'
const action = `button-quiet ${narrow}`

function EditActions({
  selected,
  isManual,
  commands,
  onDate,
}: Pick<SelectionBarProps, 'selected' | 'isManual' | 'commands' | 'onDate'>) {
  const due = useCommon(selected, 'due_date')
  const priority = useCommon(selected, 'priority')
  const isDone = useCommon(selected, 'completed') === true
  const byId = useReplicaValue(({ tasks }) => tasks.byId)
  const repeatable = [...selected]
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ parent_id, completed }) => parent_id === null && !completed)
  const texts = listPartTexts().selection
  return (
    <>
      <DueButton due={due ?? null} label={texts.date} isCompact onChange={onDate} className={action} />
      {repeatable.length > 0 && (
        <RepeatButton tasks={repeatable} isIcon className={`${action} max-sm:hidden`} />
      )}
      <PrioritySelect
        value={priority}
        label={t().tasks.priorityLabel}
        className={action}
        onChange={(chosen) => commands[`priority-${chosen}`]()}
      />
      <PickerButton
        kind="list"
        ids={[...selected]}
        aria-label={texts.list}
        title={texts.list}
        className={action}
      >
        <FolderInput size={16} strokeWidth={1.75} aria-hidden />
      </PickerButton>
      <PickerButton
        kind="labels"
        ids={[...selected]}
        aria-label={texts.labels}
        title={texts.labels}
        className={action}
      >
        <Tag size={16} strokeWidth={1.75} aria-hidden />
      </PickerButton>
      {isManual && <MoveMenu moves={commands} />}
      <Button variant="quiet" onClick={commands.complete} className={narrow}>
        <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
        <span className="max-sm:sr-only">{isDone ? texts.reopen : texts.complete}</span>
      </Button>
      <IconButton icon={Trash2} label={texts.delete} onClick={commands.delete} />
    </>
  )
}

/** Returns the value that all tasks share in a field, or undefined when they differ. */
function useCommon<Field extends 'due_date' | 'priority' | 'completed'>(
  ids: ReadonlySet<string>,
  field: Field,
): Task[Field] | undefined {
  return useReplicaValue(({ tasks: { byId } }) => {
    const [first, ...rest] = ids
    const value = first === undefined ? undefined : byId.get(first)?.[field]
    return rest.every((id) => byId.get(id)?.[field] === value) ? value : undefined
  })
}
