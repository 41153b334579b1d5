import { useReplica } from '../../../shared/replica/replica-context.ts'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { useTaskActions } from '../data/task-context.ts'
import { namedFields } from './named-fields.ts'
import { fetchReader } from './use-reader.ts'

/** Returns a function that adds a line as a task and parses it as quick add does. Without the parser the line is the title. */
export function useAddLine(): (line: string) => void {
  const { add } = useTaskActions()
  const { now } = useRuntime()
  const { getSnapshot } = useReplica()
  const addParsed = async (line: string) => {
    const reading = (await fetchReader())?.readLine(line, now(), [], getSnapshot())
    const { title, priority = 'medium', due_date = null } = reading?.title ? reading : { title: line }
    add([{ title, priority, due_date, ...(reading?.title && namedFields(reading)) }])
  }
  return (line) => void addParsed(line)
}
