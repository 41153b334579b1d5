import type { TRPCClient } from '@trpc/client'
import type {
  inferRouterInputs,
  inferRouterOutputs,
  TRPCBuiltRouter,
  TRPCDefaultErrorData,
  TRPCDefaultErrorShape,
} from '@trpc/server'
import type { routerShape } from './router-shape.ts'
import type { WireFailure } from './wire-failure.ts'

type Shape = typeof routerShape

/** The form of a failure on the wire. Exported, because the declarations of a module that exports a procedure name it. */
export interface ErrorShape extends TRPCDefaultErrorShape {
  readonly data: TRPCDefaultErrorData & WireFailure
}

/** The server's router as its callers see it: no context, no code. */
export type ClientRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
  Shape
>

/** What each procedure takes: `RouterInputs['tasks']['create']`. */
export type RouterInputs = inferRouterInputs<ClientRouter>
/** What each procedure answers: `RouterOutputs['tasks']['create']`. */
export type RouterOutputs = inferRouterOutputs<ClientRouter>

/** The procedures, each with `query` or `mutate`. */
export type Procedures = { readonly [Name in keyof Shape]: TRPCClient<ClientRouter>[Name] }

/** A task as the server holds it; instants are ISO text in UTC, `due_date` is kept as it was given. */
export type Task = RouterOutputs['tasks']['get']
/** Where a task stands. */
export type TaskStatus = Task['status']
/** How much a task matters. */
export type TaskPriority = Task['priority']
/** What `tasks.create` takes. */
export type CreateTaskInput = RouterInputs['tasks']['create']
/** What `tasks.update` takes: omitted means unchanged, null clears. */
export type UpdateTaskInput = RouterInputs['tasks']['update']
/** What `tasks.list` takes: filters, sort and page; everything is optional. */
export type ListTasksQuery = Exclude<RouterInputs['tasks']['list'], void>
/** An account. */
export type User = RouterOutputs['auth']['me']
/** What an account is registered with, and signed in with. */
export type Credentials = Omit<RouterInputs['auth']['login'], 'transport'>
