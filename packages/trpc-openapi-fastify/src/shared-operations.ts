import type { SharedOperations, Operation } from './contract.ts'
import type { Json, OpenApiDocument, OpenApiOperation } from './openapi-types.ts'

type RequestBody = NonNullable<OpenApiOperation['requestBody']>

/** Adds operations of another contract to a document, with this document's parameter names and examples, and the schemas that they refer to. */
export function includeSharedOperations(
  document: OpenApiDocument,
  source: OpenApiDocument,
  operations: readonly Operation[],
  { parameters = {}, requests = {} }: SharedOperations,
): void {
  for (const { name, path, method } of operations) {
    const described = source.paths[path]?.[method.toLowerCase()]
    if (described === undefined) throw new Error(`${method} ${path} is not in the document it is shared from`)
    const renamed = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => `{${parameters[key] ?? key}}`)
    const target = (document.paths[renamed] ??= {})
    target[method.toLowerCase()] = {
      ...described,
      ...(described.parameters !== undefined && {
        parameters: described.parameters.map((parameter) => ({
          ...parameter,
          name: parameter.in === 'path' ? (parameters[parameter.name] ?? parameter.name) : parameter.name,
        })),
      }),
      ...(described.requestBody !== undefined &&
        name in requests && { requestBody: withExample(described.requestBody, requests[name]) }),
    }
  }
  const schemas = (document.components.schemas ??= {})
  for (const name of referredBy(document)) {
    const schema = source.components.schemas?.[name]
    if (schema !== undefined) schemas[name] ??= schema
  }
}

function withExample(body: RequestBody, example: unknown): RequestBody {
  return { ...body, content: { 'application/json': { ...body.content['application/json'], example } } }
}

function referredBy(document: Json): Set<string> {
  const names = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)
  return new Set([...names].map(([, name = '']) => name))
}
