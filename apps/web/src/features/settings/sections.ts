/** The settings sections in order. The last one is only for admins. */
export const sections = [
  'profile',
  'email',
  'password',
  'sessions',
  'tokens',
  'webhooks',
  'calendar',
  'activity',
  'notifications',
  'appearance',
  'keyboard',
  'data',
  'users',
] as const

export type Section = (typeof sections)[number]
