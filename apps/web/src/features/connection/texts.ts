export const connectionTexts = {
  label: 'Connection',
  offline:
    'You are offline. What you see may be out of date, and changes cannot be saved until you are back.',
  unreachable:
    'The server cannot be reached. What you see may be out of date; trying again every few seconds.',
  busy: 'The server is busy or its database is away. Trying again every few seconds.',
  again: 'Try now',
  back: 'Connected again',
}
