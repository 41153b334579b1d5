export const sync = {
  live: 'Live',
  polling: 'Up to date',
  connecting: 'Connecting…',
  reconnecting:
    '{count, plural, =0 {Reconnecting…} one {Reconnecting: # change saved on this device} other {Reconnecting: # changes saved on this device}}',
  syncing: 'Syncing {count, plural, one {# change} other {# changes}}',
  offline: 'Offline',
  kept: '{count, plural, =0 {Offline} one {Offline: # change saved on this device} other {Offline: # changes saved on this device}}',
  signedOut: 'Signed out',
  attention: '{count, plural, one {# needs attention} other {# need attention}}',
  back: 'Back online',
  memory:
    'This browser doesn’t save anything for this page. If you close it, you lose changes that haven’t synced.',
} as const
