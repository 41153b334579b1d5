import { defineContract } from '../define-contract.ts'
import { sessionErrorFormat } from './error-format.ts'
import { sessionRouter } from './router.ts'

export const session = defineContract({
  name: 'session',
  title: 'Taskwire, session contract',
  description: 'Access and refresh tokens with sign-out; tasks with a free-text status.',
  router: sessionRouter,
  errorFormat: sessionErrorFormat,
  shares: [
    {
      contract: 'todo',
      procedures: ['tasks.create', 'tasks.get'],
      requests: {
        'tasks.create': { title: 'Backend', description: 'define pydandic model', status: 'on going' },
      },
    },
  ],
})
