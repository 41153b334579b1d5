import { accounts } from './accounts.ts'
import { app } from './app.ts'
import { commands } from './commands.ts'
import { sync } from './sync.ts'
import { tasks } from './tasks.ts'

export const en = { app, accounts, tasks, sync, commands }
