import { defineContract } from '../define-contract.ts'
import { scopedErrorFormat } from './error-format.ts'
import { scopedRouter } from './router.ts'

export const scoped = defineContract({
  name: 'scoped',
  title: 'Taskwire, scoped contract',
  description: 'Tasks under the path of their owner: /api/{user_id}/tasks.',
  router: scopedRouter,
  errorFormat: scopedErrorFormat,
})
