/** Presses the due button of the task that has the page or the panel. */
export function openDuePicker(): boolean {
  const button = document.querySelector<HTMLElement>(':is(aside, article) [data-due-button]')
  button?.click()
  return button !== null
}
