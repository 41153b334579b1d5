/** The task whose panel opens with the focus in the field for a new subtask. */
let wanted: string | undefined

/** Lets the panel of a task open with the focus in the field for a new subtask. */
export function openWithNewSubtask(id: string): void {
  wanted = id
}

/** Whether the panel of a task was opened for a new subtask. True once. */
export function takesNewSubtask(id: string): boolean {
  const isWanted = wanted === id
  wanted = undefined
  return isWanted
}
