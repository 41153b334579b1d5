import { defineContract } from '../define-contract.ts'
import { todoErrorFormat } from './error-format.ts'
import { todoRouter } from './router.ts'

export const todo = defineContract({
  name: 'todo',
  title: 'Taskwire, todo contract',
  description: 'Integer ids, `is_completed`, tasks at /tasks.',
  router: todoRouter,
  errorFormat: todoErrorFormat,
})
