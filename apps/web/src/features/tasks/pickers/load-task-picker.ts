/** Loads the picker of lists, labels and reminders on demand. */
export const loadTaskPicker = () => import('./task-picker.tsx').then(({ TaskPicker }) => TaskPicker)
