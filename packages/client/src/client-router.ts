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

/** The shape of an error response. Exported, because the declarations of a module that exports a procedure mention it. */
export interface ErrorShape extends TRPCDefaultErrorShape {
  readonly data: TRPCDefaultErrorData & WireFailure
}

/** The type of the server's router, without its context and code. Pass it to tRPC's own clients. */
export type ClientRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
  Shape
>

/** The inputs of the procedures, such as `RouterInputs['tasks']['create']`. */
export type RouterInputs = inferRouterInputs<ClientRouter>
/** The outputs of the procedures, such as `RouterOutputs['tasks']['create']`. */
export type RouterOutputs = inferRouterOutputs<ClientRouter>

/** The procedures, each with `query` or `mutate`. */
export type Procedures = { readonly [Name in keyof Shape]: TRPCClient<ClientRouter>[Name] }

/** A task. Instants are ISO text in UTC; `due_date` is returned as it was written. */
export type Task = RouterOutputs['tasks']['get']
/** A list of tasks. The Inbox is not a list: its tasks have no `list_id`. */
export type List = RouterOutputs['lists']['get']
/** A label, which tasks of any list may carry. */
export type Label = RouterOutputs['labels']['get']
/** The status of a task. */
export type TaskStatus = Task['status']
/** The priority of a task. */
export type TaskPriority = Task['priority']
/** The input of `tasks.create`. */
export type CreateTaskInput = RouterInputs['tasks']['create']
/** The input of `tasks.update`. An omitted field stays unchanged; null clears it. */
export type UpdateTaskInput = RouterInputs['tasks']['update']
/** The input of `tasks.list`: filters, sort and page, all optional. */
export type ListTasksQuery = Exclude<RouterInputs['tasks']['list'], void>
/** An account. */
export type User = RouterOutputs['auth']['me']
/** The e-mail address and password of a sign-in. */
export type Credentials = Omit<RouterInputs['auth']['login'], 'transport'>
