/** Loads the picker of lists and labels on demand. */
export const loadTaskPicker = () => import('./task-picker.tsx').then(({ TaskPicker }) => TaskPicker)
