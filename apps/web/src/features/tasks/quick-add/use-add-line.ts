import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { useTaskActions } from '../data/task-context.ts'
import { fetchReader } from './use-reader.ts'

/** Returns a function that adds a line as a task and parses it as quick add does. Without the parser the line is the title. */
export function useAddLine(): (line: string) => void {
  const { add } = useTaskActions()
  const { now } = useRuntime()
  const addParsed = async (line: string) => {
    const reading = (await fetchReader())?.readLine(line, now(), [])
    const read = reading?.title ? reading : undefined
    const { priority = 'medium', due_date = null, recurrence } = read ?? {}
    add([{ title: read?.title ?? line, priority, due_date, ...(recurrence && { recurrence }) }])
  }
  return (line) => void addParsed(line)
}
