/** Loads the due picker on demand. */
export const loadDuePicker = () => import('./due-picker.tsx').then(({ DuePicker }) => DuePicker)
