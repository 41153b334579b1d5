import type { Contract } from '../../contract.ts'
import { sessionDialect } from './dialect.ts'
import { sessionRouter } from './router.ts'

export const session: Contract = {
  name: 'session',
  title: 'Taskwire, session contract',
  description: 'Access and refresh tokens with sign-out; tasks with a free-text status.',
  router: sessionRouter,
  dialect: sessionDialect,
  shares: [
    {
      contract: 'todo',
      procedures: ['tasks.create', 'tasks.get'],
      requests: {
        'tasks.create': { title: 'Backend', description: 'define pydandic model', status: 'on going' },
      },
    },
  ],
}
