/** Loads the menu of a list or label on demand. */
export const loadPlaceMenu = () => import('./place-menu.tsx').then(({ PlaceMenu }) => PlaceMenu)
