import type { SharedOperations, Operation } from './contract.ts'
import type { Json, OpenApiDocument, OpenApiOperation } from './openapi-types.ts'

type RequestBody = NonNullable<OpenApiOperation['requestBody']>

/** Adds operations of another contract to a document, with this document's parameter names and examples, and the schemas that they refer to. */
export function includeSharedOperations(
  document: OpenApiDocument,
  source: OpenApiDocument,
  operations: readonly Operation[],
  { parameters = {}, requests = {}, hides = { fields: [], errors: [] } }: SharedOperations,
): void {
  for (const { name, path, method } of operations) {
    const shared = source.paths[path]?.[method.toLowerCase()]
    if (shared === undefined) throw new Error(`${method} ${path} is not in the document it is shared from`)
    const described = withoutHidden(shared, hides)
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

/** Returns a description without the hidden fields and errors. */
function withoutHidden(
  operation: OpenApiOperation,
  { fields, errors }: NonNullable<SharedOperations['hides']>,
): OpenApiOperation {
  const copy = structuredClone(operation)
  if (copy.parameters !== undefined)
    copy.parameters = copy.parameters.filter(({ name }) => !fields.includes(name))
  const request = copy.requestBody?.content['application/json'] as
    | { schema?: { properties?: Json } }
    | undefined
  for (const field of fields) delete request?.schema?.properties?.[field]
  for (const [status, { content }] of Object.entries(copy.responses)) {
    const examples = (content?.['application/json'] as { examples?: Json } | undefined)?.examples
    if (examples === undefined || !errors.some((code) => code in examples)) continue
    for (const code of errors) delete examples[code]
    if (Object.keys(examples).length === 0) delete copy.responses[status]
  }
  return copy
}

function withExample(body: RequestBody, example: unknown): RequestBody {
  return { ...body, content: { 'application/json': { ...body.content['application/json'], example } } }
}

function referredBy(document: Json): Set<string> {
  const names = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)
  return new Set([...names].map(([, name = '']) => name))
}
