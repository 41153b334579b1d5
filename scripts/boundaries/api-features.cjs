const { TEST_CODE } = require('./patterns.cjs')

/** Each feature of the api, a folder, and the features that it may import. Nothing imports its own importer. */
const features = {
  users: { imports: [], why: 'The row of a user and its password hash are the base of the other features.' },
  activity: { imports: [], why: 'Every feature records events, so recording imports none of them.' },
  throttles: { imports: [], why: 'A throttle counts attempts by a key and does not know what is attempted.' },
  mail: { imports: [], why: 'Messages are texts. Who sends them decides when.' },
  sync: {
    imports: [],
    why: 'The log serves all kinds of entities and names none of them: kinds.ts lists their tables.',
  },
  lists: { imports: ['sync'], why: 'Lists write to the log. A cascade changes tasks in SQL alone.' },
  labels: { imports: ['sync'], why: 'Labels write to the log. A cascade changes tasks in SQL alone.' },
  tasks: {
    imports: ['sync', 'lists', 'labels'],
    why: 'Tasks write to the log. Quick add looks up lists and labels by name, and creates labels.',
  },
  imports: {
    imports: ['sync', 'lists', 'labels', 'tasks'],
    why: 'An import creates lists, labels and tasks by their own use cases.',
  },
  sessions: {
    imports: ['users', 'activity', 'throttles'],
    why: 'A session belongs to a user. Accounts, tokens and admins end sessions, so sessions import none of them.',
  },
  tokens: {
    imports: ['users', 'activity', 'sessions'],
    why: 'A personal token is created in a session and takes its place in a call.',
  },
  invites: {
    imports: ['activity', 'mail'],
    why: 'An invitation exists before the account that it admits, so invites import neither users nor accounts.',
  },
  accounts: {
    imports: ['users', 'activity', 'throttles', 'mail', 'invites', 'sessions', 'sync'],
    why: 'Changes of an account end sessions and send mail; the export reads tasks through sync; registering uses an invitation.',
  },
  push: {
    imports: ['users', 'activity', 'throttles', 'sessions'],
    why: 'A subscription belongs to a session of a user, names the browser as the activity does, and tests are limited.',
  },
  reminders: {
    imports: ['push', 'mail', 'sessions', 'sync', 'tasks'],
    why: 'Reminders are delivered by push and mail, and their buttons change tasks.',
  },
  webhooks: {
    imports: ['users', 'activity', 'throttles', 'mail', 'sessions', 'sync'],
    why: 'A webhook reads the log through sync, belongs to a user, and reports its end by activity and mail.',
  },
  calendar: {
    imports: ['users', 'activity', 'sessions', 'sync', 'throttles'],
    why: 'A feed belongs to a user, is made in a session, and has the entity tag of the log.',
  },
  admin: {
    imports: ['users', 'activity', 'mail', 'sessions', 'tokens'],
    why: 'An admin changes users and ends their sessions and tokens, past the checks of the account pages.',
  },
}

const src = '^packages/api/src/'
/** Folders that are no feature: transport and test helpers. */
const OTHERS = ['trpc', 'testing']
const anyOf = (names) => `(?:${names.join('|')})`

module.exports = [
  ...Object.entries(features).map(([name, { imports, why }]) => ({
    name: `api-${name}-imports`,
    comment: `${why} May import: ${imports.join(', ') || 'no feature'}.`,
    from: { path: `${src}${name}/`, pathNot: TEST_CODE },
    to: { path: `${src}(?!${anyOf([...OTHERS, ...imports, name])}/)[^/]+/` },
  })),
  {
    name: 'api-features-are-listed',
    comment:
      'A new folder of the api is a new feature: add it and its imports to scripts/boundaries/api-features.cjs.',
    from: { path: `${src}(?!${anyOf([...OTHERS, ...Object.keys(features)])}/)[^/]+/`, pathNot: TEST_CODE },
    to: { path: src },
  },
  {
    name: 'api-features-not-through-the-root',
    comment:
      'router, authenticate and the entry points join features. A feature that imports one of them reaches all others.',
    from: { path: `${src}(?!trpc/)[^/]+/`, pathNot: TEST_CODE },
    to: { path: `${src}(?:router|authenticate|index|contracts)\\.ts$` },
  },
]
