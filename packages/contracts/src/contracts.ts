import type { Operation as OperationOf } from './contract.ts'
import { flat } from './flat/flat.contract.ts'
import { native } from './native/native.contract.ts'
import { scoped } from './scoped/scoped.contract.ts'
import { session } from './session/session.contract.ts'
import { todo } from './todo/todo.contract.ts'

/** All contracts, served at once on one origin. The documents, the page at /docs and the tests derive their names from this list. */
export const contracts = [native, flat, todo, scoped, session] as const

export type ContractName = (typeof contracts)[number]['name']

/** An operation of one of these contracts. */
export type Operation = OperationOf<ContractName>
