import { asana } from './asana.ts'
import type { JsonFormat, TableFormat } from './format.ts'
import { googleTasks } from './google-tasks.ts'
import { linear } from './linear.ts'
import { microsoftTodo } from './microsoft-todo.ts'
import { outlook } from './outlook.ts'
import { superProductivity } from './super-productivity.ts'
import { taskwireJson } from './taskwire-json.ts'
import { things } from './things.ts'
import { tickTick } from './ticktick.ts'
import { todoistCsv } from './todoist-csv.ts'
import { todoistJson } from './todoist-json.ts'
import { trello } from './trello.ts'
import { vikunja } from './vikunja.ts'

/** The JSON files that are recognised, in the order in which they are asked. */
export const jsonFormats: readonly JsonFormat[] = [
  taskwireJson,
  trello,
  googleTasks,
  superProductivity,
  things,
  vikunja,
  todoistJson,
  microsoftTodo,
]

/** The tables of other programs that are recognised by their columns. */
export const tableFormats: readonly TableFormat[] = [tickTick, todoistCsv, outlook, linear, asana]
