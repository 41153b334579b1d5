import { accounts } from './en/accounts.ts'
import { app } from './en/app.ts'
import { tasks } from './en/tasks.ts'

export const english = { app, accounts, tasks }
