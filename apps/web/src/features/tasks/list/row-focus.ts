import type { KeyboardEvent } from 'react'

const ROW = '[data-task]'

/** Up and down move between rows, on the same control of each. */
export function onRowArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const row = (event.target as HTMLElement).closest<HTMLElement>(ROW)
  const next = row && neighbour(row, step)
  if (!next) return
  event.preventDefault()
  controlOf(next, event.target instanceof HTMLInputElement)?.focus()
}

/** For a row that is about to go: the focus goes to the one after it, else the one before it. */
export function focusNextRow(row: HTMLElement): boolean {
  const next = neighbour(row, 1) ?? neighbour(row, -1)
  const control = next && controlOf(next, document.activeElement instanceof HTMLInputElement)
  control?.focus()
  return control !== undefined && control !== null
}

export function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`)
}

/** To the title of a row, or to where tasks are added when the row is not in sight. */
export function focusRow(id: string): void {
  const row = rowOf(id)
  if (row !== null) controlOf(row, false)?.focus()
  else focusList()
}

export function focusList(): void {
  const place = document.querySelector<HTMLElement>('[data-quick-add]') ?? document.querySelector('main')
  place?.focus()
}

function neighbour(row: HTMLElement, step: number): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>(ROW)]
  return rows[rows.indexOf(row) + step]
}

function controlOf(row: HTMLElement, box: boolean): HTMLElement | null {
  return row.querySelector<HTMLElement>(box ? 'input' : 'a')
}
