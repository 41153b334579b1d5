import type { TaskwireClient } from '@taskwire/client'
import { expectTypeOf, test } from 'vitest'
import type { NewTask, Task, TaskPatch } from './task-change.ts'

// The types come from the server's router without a build between: a field renamed there is an error here.
test('what the app sends and shows is what the router takes and answers', () => {
  type Tasks = TaskwireClient['tasks']
  expectTypeOf<Awaited<ReturnType<Tasks['list']['query']>>>().toEqualTypeOf<Task[]>()
  expectTypeOf<NewTask>().toExtend<Parameters<Tasks['create']['mutate']>[0]>()
  expectTypeOf<TaskPatch & { id: string }>().toExtend<Parameters<Tasks['update']['mutate']>[0]>()
  expectTypeOf<Pick<Task, 'title' | 'description' | 'due_date'>>().toEqualTypeOf<{
    title: string
    description: string | null
    due_date: string | null
  }>()
})
