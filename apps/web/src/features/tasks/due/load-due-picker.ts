/** What a due date is chosen with; fetched when it is wanted. */
export const loadDuePicker = () => import('./due-picker.tsx').then(({ DuePicker }) => DuePicker)
