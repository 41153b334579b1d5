import { OnDemand } from '../../../shared/ui/on-demand.tsx'
import type { DuePickerProps } from './due-picker.tsx'
import { loadDuePicker } from './load-due-picker.ts'
import { DueTrigger } from './due-trigger.tsx'

/** Shows a due date and opens the due picker. */
export function DueButton(props: DuePickerProps) {
  return (
    <OnDemand
      load={loadDuePicker}
      props={props}
      placeholder={(handlers) => (
        <DueTrigger
          due={props.due}
          label={props.label}
          isCompact={props.isCompact}
          className={props.className}
          aria-haspopup="dialog"
          {...handlers}
        />
      )}
    />
  )
}
