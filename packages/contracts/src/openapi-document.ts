import type { OpenApiDocument } from '@taskwire/trpc-openapi-fastify'
import { openApiDocument as documentOf } from '@taskwire/trpc-openapi-fastify/document'
import type { Contract } from './contract.ts'
import { contracts } from './contracts.ts'

/** Returns the OpenAPI document of a contract. */
export function openApiDocument(contract: Contract): OpenApiDocument {
  return documentOf(contract, contracts, {
    license: { name: 'MIT', identifier: 'MIT' },
    securitySchemes,
    tagDescriptions,
  })
}

const securitySchemes = {
  AccessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From signing in' },
  PersonalAccessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'tw_…',
    description: 'Made by a person for a script, for the scopes named; tasks:write includes the others',
  },
} as const

const tagDescriptions: Readonly<Record<string, string>> = {
  Account: 'Who you are',
  'Access tokens': 'Personal access tokens for scripts',
  Admin: 'Users, for admins',
  Authentication: 'Signing up and in; no access token needed',
  User: 'Signing up, in and out',
  Tasks: 'The tasks behind your access token',
  Lists: 'Lists of tasks',
  Labels: 'Labels of tasks',
  Sync: 'The log of tasks, lists and labels, for clients that keep a copy',
}
