import { accounts } from './de/accounts.ts'
import { app } from './de/app.ts'
import { tasks } from './de/tasks.ts'

export const german = { app, accounts, tasks }

export { issueInGerman } from './german-issues.ts'
