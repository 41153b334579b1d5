/** The texts about notifications of reminders: in the settings and in the menu of a task’s reminders. */
export const notifications = {
  device: 'This device',
  states: {
    unsupported: 'This browser doesn’t support notifications.',
    insecure: 'Browsers allow notifications only over https. Open Taskwire at an https address.',
    install: 'On iPhone and iPad, add Taskwire to your Home Screen first, and turn notifications on there.',
    blocked: 'This browser blocks notifications from Taskwire.',
    off: 'Notifications are off on this device.',
    on: 'Notifications are on for this device.',
  },
  unblock:
    'Open the site settings with the icon next to the address, allow notifications, and come back to this page.',
  whileOpen: 'Reminders still appear in open pages of Taskwire.',
  turnOn: 'Turn on notifications',
  turnOff: 'Turn off',
  turnedOn: 'Notifications are on for this device',
  turnedOff: 'Notifications are off on this device',
  problems: {
    dismissed: 'You closed the question of the browser without an answer. Try again, and choose “Allow”.',
    noWorker: 'Taskwire hasn’t finished loading in this browser. Reload the page and try again.',
    noService: 'The browser couldn’t reach its push service. Check your connection and try again.',
  },
  sendTest: 'Send a test',
  tests: {
    shown: 'The test arrived on this device.',
    delivered:
      'The push service took the test. If no notification appears, check the notification settings of your system and its do-not-disturb mode.',
    gone: 'This browser has ended its subscription. Turn notifications off and on again.',
    refused:
      'The push service refused the test ({status}). The operator of the server can check the push settings.',
    unreachable: 'The server couldn’t reach the push service. Try again later.',
    off: 'The browser no longer allows notifications. Allow them in the site settings, and try again.',
    unknown: 'The server doesn’t know this device any more. Turn notifications off and on again.',
  },
  ways: 'Send my reminders',
  byPush: 'As notifications, to the devices below',
  byEmail: 'By e-mail',
  confirmFirst: 'Confirm your e-mail address first.',
  dayStart: 'Remind me of tasks without a time at',
  devices: 'Devices',
  noDevices: 'No device gets notifications yet.',
  since: 'On since {moment}',
  remove: 'Remove',
  removeLabel: 'Remove {device}',
  removed: '{device} gets no more notifications',
} as const
