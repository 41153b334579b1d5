import type { Contract } from '../../contract.ts'
import { todoDialect } from './dialect.ts'
import { todoRouter } from './router.ts'

export const todo: Contract = {
  name: 'todo',
  title: 'Taskwire, todo contract',
  description: 'Integer ids, `is_completed`, tasks at /tasks.',
  router: todoRouter,
  dialect: todoDialect,
}
