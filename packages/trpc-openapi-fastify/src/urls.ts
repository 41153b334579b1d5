import type { Operation } from './contract.ts'
import type { RegisterOptions } from './options.ts'

/** Returns a path in Fastify's syntax, without and with a trailing slash: `{id}` → `:id`. */
export function fastifyUrls(
  path: string,
  patterns: RegisterOptions<object>['parameterPatterns'],
): [string, string] {
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const pattern = patterns?.[name]
    return pattern === undefined ? `:${name}` : `:${name}(^${pattern}$)`
  })
  return [url, `${url}/`]
}

/** Returns the methods of each URL. */
export function methodsByUrl(
  operations: readonly Operation[],
  { parameterPatterns }: Pick<RegisterOptions<object>, 'parameterPatterns'>,
): Map<string, Set<string>> {
  const byUrl = new Map<string, Set<string>>()
  for (const { path, method } of operations)
    for (const url of fastifyUrls(path, parameterPatterns)) {
      const methods = byUrl.get(url) ?? new Set()
      methods.add(method)
      if (method === 'GET') methods.add('HEAD')
      byUrl.set(url, methods)
    }
  return byUrl
}
