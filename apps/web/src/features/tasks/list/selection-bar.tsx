import { CircleCheck, FolderInput, RotateCcw, Tag, Trash2, X } from 'lucide-react'
import type { DueChange } from '../../../shared/dates/due-change.ts'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { listPartTexts } from '../../../shared/texts/list-parts.ts'
import { t } from '../../../shared/texts/texts.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import type { Task } from '../data/task.ts'
import { DueButton } from '../due/due-button.tsx'
import { PickerButton } from '../pickers/picker-button.tsx'
import { PrioritySelect } from '../quick-add/priority-select.tsx'

interface SelectionBarProps {
  readonly selected: ReadonlySet<string>
  readonly isTrash: boolean
  readonly commands: Readonly<
    Record<'complete' | 'delete' | 'restore' | `priority-${Task['priority']}`, () => unknown>
  >
  readonly onDate: (change: DueChange) => void
  readonly onClear: () => void
}

/** Actions on the selected tasks, for mouse and touch. */
export function SelectionBar({ selected, isTrash, commands, onDate, onClear }: SelectionBarProps) {
  const texts = listPartTexts().selection
  return (
    <section
      aria-label={texts.label}
      data-selection
      className="animate-settle sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 mt-4 flex w-fit max-w-full flex-wrap items-center rounded-lg bg-raised p-1 ps-4 shadow-popup sm:gap-1 md:bottom-6"
    >
      <p aria-live="polite" className="pe-2 font-medium tabular-nums">
        {texts.count({ count: selected.size })}
      </p>
      {isTrash ? (
        <Button variant="quiet" onClick={commands.restore}>
          <RotateCcw size={16} strokeWidth={1.75} aria-hidden />
          <span className="max-sm:sr-only">{listPartTexts().restore}</span>
        </Button>
      ) : (
        <EditActions selected={selected} commands={commands} onDate={onDate} />
      )}
      <IconButton icon={X} label={texts.clear} onClick={onClear} />
    </section>
  )
}

function EditActions({
  selected,
  commands,
  onDate,
}: Pick<SelectionBarProps, 'selected' | 'commands' | 'onDate'>) {
  const due = useCommon(selected, 'due_date')
  const priority = useCommon(selected, 'priority')
  const isDone = useCommon(selected, 'completed') === true
  const texts = listPartTexts().selection
  return (
    <>
      <DueButton due={due ?? null} label={texts.date} isCompact onChange={onDate} className="button-quiet" />
      <PrioritySelect
        value={priority}
        label={t().tasks.priorityLabel}
        onChange={(chosen) => commands[`priority-${chosen}`]()}
      />
      <PickerButton kind="list" ids={[...selected]} aria-label={texts.list} className="button-quiet">
        <FolderInput size={16} strokeWidth={1.75} aria-hidden />
        <span className="max-lg:hidden">{texts.list}</span>
      </PickerButton>
      <PickerButton kind="labels" ids={[...selected]} aria-label={texts.labels} className="button-quiet">
        <Tag size={16} strokeWidth={1.75} aria-hidden />
        <span className="max-lg:hidden">{texts.labels}</span>
      </PickerButton>
      <Button variant="quiet" onClick={commands.complete}>
        <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
        <span className="max-sm:sr-only">{isDone ? texts.reopen : texts.complete}</span>
      </Button>
      <Button variant="quiet" onClick={commands.delete}>
        <Trash2 size={16} strokeWidth={1.75} aria-hidden />
        <span className="max-sm:sr-only">{texts.delete}</span>
      </Button>
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
