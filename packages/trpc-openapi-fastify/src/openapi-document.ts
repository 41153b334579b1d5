import { z } from 'zod'
import { generateOpenApiDocument } from 'trpc-openapi'
import type { Contract } from './contract.ts'
import { describeOperation } from './openapi-operation.ts'
import { includeSharedOperations } from './shared-operations.ts'
import { errorSchemaName, type OpenApiDocument } from './openapi-types.ts'
import { operationsOf } from './operations.ts'

/** What a document contains beside the operations. */
export interface DocumentOptions {
  /** Version of the API; `1.0.0` when omitted. */
  readonly version?: string
  readonly license?: { readonly name: string; readonly identifier: string }
  /** The security schemes that the requirements of operations name. */
  readonly securitySchemes?: GeneratorOptions['securitySchemes']
  /** Descriptions of tags, by name; the name itself when omitted. */
  readonly tagDescriptions?: Readonly<Record<string, string>>
}

type GeneratorOptions = Parameters<typeof generateOpenApiDocument>[1]

/**
 * Returns the OpenAPI 3.1 document of a contract. trpc-openapi generates paths and schemas from the router. The operations that
 * define the routes add statuses, error bodies and shared operations, which trpc-openapi doesn't know. `others` are the
 * contracts whose operations the document may share.
 */
export function openApiDocument(
  contract: Contract,
  others: readonly Contract[],
  options: DocumentOptions = {},
): OpenApiDocument {
  const document = generate(contract, options)
  for (const operation of operationsOf(contract)) {
    const path = document.paths[operation.path]
    const method = operation.method.toLowerCase()
    const described = path === undefined ? undefined : (path[method] ?? aliasedOperation(path))
    if (path !== undefined && described !== undefined) path[method] = describeOperation(described, operation)
  }
  for (const shared of contract.shares ?? []) {
    const source = others.find(({ name }) => name === shared.contract)
    if (source === undefined) throw new Error(`${contract.name} shares operations of ${shared.contract}`)
    const operations = operationsOf(source).filter(({ name }) => shared.procedures.includes(name))
    includeSharedOperations(document, openApiDocument(source, others, options), operations, shared)
  }
  const tags = new Set(
    Object.values(document.paths).flatMap((path) => Object.values(path).flatMap(({ tags }) => tags)),
  )
  return {
    ...document,
    tags: [...tags].map((name) => ({ name, description: options.tagDescriptions?.[name] ?? name })),
  }
}

/** Returns the operation that an alias repeats: the generator knows one method for each procedure. */
function aliasedOperation(path: OpenApiDocument['paths'][string]) {
  return path['put']
}

function generate(
  contract: Contract,
  { version = '1.0.0', license, securitySchemes }: DocumentOptions,
): OpenApiDocument {
  const generated = generateOpenApiDocument(
    contract.router as Parameters<typeof generateOpenApiDocument>[0],
    {
      title: contract.title,
      description: `${contract.description} A trailing slash at the end of an address is ignored.`,
      version,
      baseUrl: '/',
      openApiVersion: '3.1.0',
      ...(securitySchemes !== undefined && { securitySchemes }),
    },
  ) as unknown as OpenApiDocument
  const own = Object.entries(generated.components.schemas ?? {}).filter(
    ([name]) => !name.startsWith('error.'),
  )
  const schemas = {
    ...Object.fromEntries(own),
    [errorSchemaName(contract)]: jsonSchema(contract.errorSchema ?? z.object({ message: z.string() })),
  }
  return withoutPatterns({
    ...generated,
    info: { ...generated.info, ...(license !== undefined && { license }) },
    components: { ...generated.components, schemas },
  })
}

function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema)
  return json
}

/** Removes the pattern that zod adds beside a format: 300 characters that repeat it. */
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
