export const app = {
  skip: 'Skip to the tasks',
  notFound: {
    title: 'Page not found',
    text: 'Check the address for typos, or go back to your tasks.',
    home: 'Go to your tasks',
  },
  crash: {
    title: 'Something went wrong',
    text: 'That’s our fault, not yours. Your tasks and everything you typed are safe. Reload to get them back.',
    reload: 'Reload the page',
    details: 'Error details',
  },
  missing: {
    title: 'Not available offline yet',
    text: 'This screen loads once you’re online. Everything else keeps working.',
    again: 'Try again',
  },
  close: 'Close',
  length: {
    left: '{count, plural, one {# character left} other {# characters left}}',
    over: '{count, plural, one {# character} other {# characters}} over the limit of {max, number}. Not saved.',
  },
  open: 'Open',
  undo: 'Undo',
  undoRegion: 'Recent actions',
} as const
