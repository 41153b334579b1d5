import type { Contract } from '../../contract.ts'
import { flatDialect } from './dialect.ts'
import { flatRouter } from './router.ts'

export const flat: Contract = {
  name: 'flat',
  title: 'Taskwire, flat contract',
  description: 'Sign-up with a username, one token, tasks at /api/tasks.',
  router: flatRouter,
  dialect: flatDialect,
  shares: [
    {
      contract: 'native',
      procedures: ['tasks.list', 'tasks.create', 'tasks.get', 'tasks.update', 'tasks.delete'],
      parameters: { id: 'task_id' },
      requests: {
        'tasks.create': { title: 'Task 1', description: 'Task description', due_date: '2023-11-23' },
      },
    },
  ],
}
