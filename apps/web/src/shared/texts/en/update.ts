/** The texts of the notice of a new version. */
export const update = {
  label: 'New version',
  ready: 'A new version is available.',
  reload: 'Reload',
  later: 'Later',
} as const
