/** Clicks the due button in the task panel or on the task page. Returns false if there is no such button. */
export function openDuePicker(): boolean {
  const button = document.querySelector<HTMLElement>(':is(aside, article) [data-due-button]')
  button?.click()
  return button !== null
}
