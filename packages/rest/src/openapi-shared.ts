import type { Json, OpenApiDocument } from './openapi-types.ts'
import type { Operation } from './operations.ts'

/** Takes operations of another contract into a document, under this document's parameter names, with what they refer to. */
export function adopt(
  document: OpenApiDocument,
  source: OpenApiDocument,
  operations: readonly Operation[],
  parameters: Readonly<Record<string, string>>,
): void {
  for (const { path, method } of operations) {
    const described = source.paths[path]?.[method.toLowerCase()]
    if (described === undefined) throw new Error(`${method} ${path} is not in the document it is shared from`)
    const renamed = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `{${parameters[name] ?? name}}`)
    const target = (document.paths[renamed] ??= {})
    target[method.toLowerCase()] = {
      ...described,
      ...(described.parameters !== undefined && {
        parameters: described.parameters.map((parameter) => ({
          ...parameter,
          name: parameter.in === 'path' ? (parameters[parameter.name] ?? parameter.name) : parameter.name,
        })),
      }),
    }
  }
  const schemas = (document.components.schemas ??= {})
  for (const name of referredBy(document)) {
    const schema = source.components.schemas?.[name]
    if (schema !== undefined) schemas[name] ??= schema
  }
}

function referredBy(document: Json): Set<string> {
  const names = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)
  return new Set([...names].map(([, name = '']) => name))
}
