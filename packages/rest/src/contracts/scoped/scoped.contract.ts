import type { Contract } from '../../contract.ts'
import { scopedDialect } from './dialect.ts'
import { scopedRouter } from './router.ts'

export const scoped: Contract = {
  name: 'scoped',
  title: 'Taskwire, scoped contract',
  description: 'Tasks under the path of their owner: /api/{user_id}/tasks.',
  router: scopedRouter,
  dialect: scopedDialect,
}
