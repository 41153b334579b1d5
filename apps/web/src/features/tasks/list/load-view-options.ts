/** Loads the menu of a view on demand. */
export const loadViewOptions = () =>
  import('./view-options-menu.tsx').then(({ ViewOptionsMenu }) => ViewOptionsMenu)
