import { defineContract } from '../define-contract.ts'
import { flatErrorFormat } from './error-format.ts'
import { flatRouter } from './router.ts'

export const flat = defineContract({
  name: 'flat',
  title: 'Taskwire, flat contract',
  description: 'Sign-up with a username, one token, tasks at /api/tasks.',
  router: flatRouter,
  errorFormat: flatErrorFormat,
  shares: [
    {
      contract: 'native',
      procedures: ['tasks.list', 'tasks.create', 'tasks.get', 'tasks.update', 'tasks.delete'],
      hides: {
        fields: [
          'list_id',
          'parent_id',
          'label_id',
          'label_ids',
          'add_label_ids',
          'remove_label_ids',
          'position',
          'reminders',
          'recurrence',
          'next_id',
        ],
        errors: [
          'LIST_NOT_FOUND',
          'LABEL_NOT_FOUND',
          'PARENT_NOT_FOUND',
          'PARENT_IS_SUBTASK',
          'SUBTASK_LIMIT_REACHED',
        ],
      },
      parameters: { id: 'task_id' },
      requests: {
        'tasks.create': { title: 'Task 1', description: 'Task description', due_date: '2023-11-23' },
      },
    },
  ],
})
