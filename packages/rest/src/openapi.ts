import { z } from 'zod'
import { generateOpenApiDocument } from 'trpc-openapi'
import type { Contract } from './contract.ts'
import { contracts } from './contracts.ts'
import { describeOperation } from './openapi-operation.ts'
import { adopt } from './openapi-shared.ts'
import { errorSchemaName, type OpenApiDocument } from './openapi-types.ts'
import { operationsOf } from './operations.ts'

/**
 * The OpenAPI 3.1 document of a contract. trpc-openapi writes paths and schemas from the router; what it cannot know
 * (statuses, error bodies, operations shared with another contract) comes from the operations that make the routes.
 */
export function openApiDocument(contract: Contract): OpenApiDocument {
  const document = generate(contract)
  for (const operation of operationsOf(contract)) {
    const path = document.paths[operation.path]
    const method = operation.method.toLowerCase()
    const described = path === undefined ? undefined : (path[method] ?? twinOf(path))
    if (path !== undefined && described !== undefined) path[method] = describeOperation(described, operation)
  }
  for (const shared of contract.shares ?? []) {
    const source = contracts.find(({ name }) => name === shared.contract)
    if (source === undefined) throw new Error(`${contract.name} shares operations of ${shared.contract}`)
    const operations = operationsOf(source).filter(({ name }) => shared.procedures.includes(name))
    adopt(document, openApiDocument(source), operations, shared)
  }
  const tags = new Set(
    Object.values(document.paths).flatMap((path) => Object.values(path).flatMap(({ tags }) => tags)),
  )
  return {
    ...document,
    tags: [...tags].map((name) => ({ name, description: tagDescriptions[name] ?? name })),
  }
}

/** The operation that a twin does over again: the generator knows one method a procedure. */
function twinOf(path: OpenApiDocument['paths'][string]) {
  return path['put']
}

const tagDescriptions: Readonly<Record<string, string>> = {
  Account: 'Who you are',
  'Access tokens': 'Personal access tokens for scripts',
  Admin: 'Users, for admins',
  Authentication: 'Signing up and in; no access token needed',
  User: 'Signing up, in and out',
  Tasks: 'The tasks behind your access token',
}

function generate(contract: Contract): OpenApiDocument {
  const generated = generateOpenApiDocument(
    contract.router as Parameters<typeof generateOpenApiDocument>[0],
    {
      title: contract.title,
      description: `${contract.description} A trailing slash at the end of an address is ignored.`,
      version: '1.0.0',
      baseUrl: '/',
      openApiVersion: '3.1.0',
      securitySchemes: {
        AccessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From signing in' },
        PersonalAccessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'tw_…',
          description: 'Made by a person for a script, for the scopes named; tasks:write includes the others',
        },
      },
    },
  ) as unknown as OpenApiDocument
  const own = Object.entries(generated.components.schemas ?? {}).filter(
    ([name]) => !name.startsWith('error.'),
  )
  const schemas = {
    ...Object.fromEntries(own),
    [errorSchemaName(contract)]: jsonSchema(contract.dialect.schema),
  }
  return withoutPatterns({
    ...generated,
    info: { ...generated.info, license: { name: 'MIT', identifier: 'MIT' } },
    components: { ...generated.components, schemas },
  })
}

function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema)
  return json
}

/** A format says it all; the pattern that zod writes beside it is 300 characters that nobody reads. */
function withoutPatterns<T>(document: T): T {
  return JSON.parse(
    JSON.stringify(document, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('format' in value) || !('pattern' in value))
        return value
      const { pattern: _pattern, ...rest } = value
      return rest
    }),
  ) as T
}
