/** The texts of the account menu and of the sign-out dialog. */
export const accountMenu = {
  theme: 'Appearance',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  settings: 'Settings',
  signOut: 'Sign out',
  unsaved: {
    title: 'Sign out with unsynced changes?',
    text: '{count, plural, one {One change hasn’t synced yet. If you sign out, you lose it.} other {# changes haven’t synced yet. If you sign out, you lose them.}}',
    stay: 'Stay signed in',
    leave: 'Sign out anyway',
  },
} as const
