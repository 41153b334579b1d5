import type { Contract } from './contract.ts'
import { flat } from './contracts/flat/flat.contract.ts'
import { native } from './contracts/native/native.contract.ts'
import { scoped } from './contracts/scoped/scoped.contract.ts'
import { session } from './contracts/session/session.contract.ts'
import { todo } from './contracts/todo/todo.contract.ts'

/** All five, served at once on one origin. */
export const contracts: readonly Contract[] = [native, flat, todo, scoped, session]
