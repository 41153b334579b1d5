export type Json = Record<string, unknown>

/** The parts of a document that this package reads and changes. */
export interface OpenApiOperation extends Json {
  tags: string[]
  security?: readonly Json[]
  parameters?: { in: string; name: string }[]
  requestBody?: { required?: boolean; content: { [mediaType: string]: Json } }
  responses: Record<string, { description: string; headers?: Json; content?: Json }>
}

export interface OpenApiDocument extends Json {
  info: Json
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas?: Record<string, Json>; securitySchemes?: Json }
}

/** The schema name of a contract's error body. Each contract has its own, because a document can contain two. */
export function errorSchemaName({ name }: { readonly name: string }): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Error`
}
