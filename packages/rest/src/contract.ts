import type { AnyTRPCRouter } from '@trpc/server'
import type { Dialect } from './dialect.ts'

export const contractNames = ['native', 'flat', 'todo', 'scoped', 'session'] as const
export type ContractName = (typeof contractNames)[number]

/** One REST document: the operations it answers itself, those it shares, and how it says what went wrong. */
export interface Contract {
  readonly name: ContractName
  readonly title: string
  readonly description: string
  readonly router: AnyTRPCRouter
  readonly dialect: Dialect
  /** Operations at addresses that another contract answers, with everything this one's document promises of them. */
  readonly shares?: readonly SharedOperations[]
}

export interface SharedOperations {
  readonly contract: ContractName
  /** Procedure paths there. */
  readonly procedures: readonly string[]
  /** Names of path parameters in this document where they differ. */
  readonly parameters?: Readonly<Record<string, string>>
  /** This document's own request bodies, by procedure path. */
  readonly requests?: Readonly<Record<string, unknown>>
}
