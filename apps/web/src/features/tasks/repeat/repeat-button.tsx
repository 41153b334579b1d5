import { OnDemand } from '../../../shared/ui/on-demand.tsx'
import { loadRepeatMenu } from './load-repeat-menu.ts'
import type { RepeatMenuProps } from './repeat-menu.tsx'
import { RepeatTrigger } from './repeat-trigger.tsx'

/** Shows when a task repeats and opens the repeat menu. */
export function RepeatButton(props: RepeatMenuProps) {
  return (
    <OnDemand
      load={loadRepeatMenu}
      props={props}
      placeholder={(handlers) => (
        <RepeatTrigger
          recurrence={props.tasks.length === 1 ? (props.tasks[0]?.recurrence ?? null) : null}
          isIcon={props.isIcon}
          className={props.className}
          aria-haspopup="dialog"
          {...handlers}
        />
      )}
    />
  )
}
