/** The settings, in their order; the last one is for admins. */
export const sections = [
  'profile',
  'email',
  'password',
  'sessions',
  'tokens',
  'activity',
  'appearance',
  'keyboard',
  'data',
  'users',
] as const

export type Section = (typeof sections)[number]
