export const empty = 'export {}'

/** The probes of the rules that separate the features of the api, in the form of `probes`. */
export const apiFeatureProbes: Record<string, Record<string, string>[]> = {
  'api-users-imports': [
    {
      'packages/api/src/users/uses-sessions.ts': `import '../sessions/open-session.ts'`,
      'packages/api/src/sessions/open-session.ts': empty,
    },
    {
      'packages/api/src/users/uses-activity.ts': `import type {} from '../activity/record-event.ts'`,
      'packages/api/src/activity/record-event.ts': empty,
    },
  ],
  'api-activity-imports': [
    {
      'packages/api/src/activity/uses-accounts.ts': `import '../accounts/register-account.ts'`,
      'packages/api/src/accounts/register-account.ts': empty,
    },
  ],
  'api-throttles-imports': [
    {
      'packages/api/src/throttles/uses-users.ts': `import '../users/users.repository.ts'`,
      'packages/api/src/users/users.repository.ts': empty,
    },
  ],
  'api-mail-imports': [
    {
      'packages/api/src/mail/uses-throttles.ts': `import '../throttles/throttle.ts'`,
      'packages/api/src/throttles/throttle.ts': empty,
    },
  ],
  'api-sync-imports': [
    {
      'packages/api/src/sync/uses-tasks.ts': `import type {} from '../tasks/list-tasks.ts'`,
      'packages/api/src/tasks/list-tasks.ts': empty,
    },
  ],
  'api-lists-imports': [
    {
      'packages/api/src/lists/uses-tasks.ts': `import '../tasks/list-tasks.ts'`,
      'packages/api/src/tasks/list-tasks.ts': empty,
    },
  ],
  'api-labels-imports': [
    {
      'packages/api/src/labels/uses-tasks.ts': `import '../tasks/list-tasks.ts'`,
      'packages/api/src/tasks/list-tasks.ts': empty,
    },
  ],
  'api-imports-imports': [
    {
      'packages/api/src/imports/uses-sessions.ts': `import '../sessions/list-sessions.ts'`,
      'packages/api/src/sessions/list-sessions.ts': empty,
    },
  ],
  'api-tasks-imports': [
    {
      'packages/api/src/tasks/uses-accounts.ts': `import './../accounts/register-account.ts'`,
    },
    {
      'packages/api/src/tasks/uses-sessions.ts': `import '../sessions/open-session.ts'`,
    },
  ],
  'api-sessions-imports': [
    {
      'packages/api/src/sessions/uses-accounts.ts': `import '../accounts/register-account.ts'`,
    },
    {
      'packages/api/src/sessions/uses-tokens.ts': `import type {} from '../tokens/manage-tokens.ts'`,
      'packages/api/src/tokens/manage-tokens.ts': empty,
    },
  ],
  'api-tokens-imports': [
    {
      'packages/api/src/tokens/uses-accounts.ts': `import '../accounts/register-account.ts'`,
    },
    {
      'packages/api/src/tokens/uses-throttles.ts': `import '../throttles/throttle.ts'`,
    },
  ],
  'api-accounts-imports': [
    {
      'packages/api/src/accounts/uses-tasks.ts': `import '../tasks/list-tasks.ts'`,
    },
    {
      'packages/api/src/accounts/email/uses-tokens.ts': `import '../../tokens/manage-tokens.ts'`,
    },
    {
      'packages/api/src/accounts/uses-admin.ts': `import '../admin/manage-users.ts'`,
      'packages/api/src/admin/manage-users.ts': empty,
    },
  ],
  'api-push-imports': [
    {
      'packages/api/src/push/uses-tasks.ts': `import '../tasks/list-tasks.ts'`,
    },
  ],
  'api-reminders-imports': [
    {
      'packages/api/src/reminders/uses-accounts.ts': `import '../accounts/register-account.ts'`,
    },
  ],
  'api-webhooks-imports': [
    {
      'packages/api/src/webhooks/uses-tasks.ts': `import '../tasks/list-tasks.ts'`,
    },
  ],
  'api-calendar-imports': [
    {
      'packages/api/src/calendar/uses-tasks.ts': `import '../tasks/list-tasks.ts'`,
    },
  ],
  'api-admin-imports': [
    {
      'packages/api/src/admin/uses-accounts.ts': `import '../accounts/register-account.ts'`,
    },
  ],
  'api-features-are-listed': [
    {
      'packages/api/src/projects/uses-tasks.ts': `import '../tasks/list-tasks.ts'`,
    },
  ],
  'api-features-not-through-the-root': [
    {
      'packages/api/src/tasks/uses-authenticate.ts': `import '../authenticate.ts'`,
      'packages/api/src/authenticate.ts': empty,
    },
    {
      'packages/api/src/sessions/uses-router.ts': `import type {} from '../router.ts'`,
      'packages/api/src/router.ts': empty,
    },
  ],
}
