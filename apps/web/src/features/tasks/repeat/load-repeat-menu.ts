/** Loads the repeat menu on demand. */
export const loadRepeatMenu = () => import('./repeat-menu.tsx').then(({ RepeatMenu }) => RepeatMenu)
