import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { OpenApiDocument } from '@taskwire/trpc-openapi-fastify'
import type { ContractName } from '../contracts.ts'

const folder = path.resolve(import.meta.dirname, '../../../../openapi')

/** Returns the committed document of a contract. */
export function committedDocument(contract: ContractName): OpenApiDocument {
  return JSON.parse(readFileSync(path.join(folder, `${contract}.json`), 'utf8')) as OpenApiDocument
}

/** Every response of a document: `GET /tasks 200`, … */
export function documentedStatuses(document: OpenApiDocument): string[] {
  return Object.entries(document.paths).flatMap(([address, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.keys(responses).map((status) => `${method.toUpperCase()} ${address} ${status}`),
    ),
  )
}
