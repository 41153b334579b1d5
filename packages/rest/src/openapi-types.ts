import type { Contract } from './contract.ts'

export type Json = Record<string, unknown>

/** The parts of a document that are worked on here. */
export interface OpenApiOperation extends Json {
  tags: string[]
  security?: readonly Json[]
  parameters?: { in: string; name: string }[]
  requestBody?: { required?: boolean; content: { 'application/json': Json } }
  responses: Record<string, { description: string; headers?: Json; content?: Json }>
}

export interface OpenApiDocument extends Json {
  info: Json
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas?: Record<string, Json>; securitySchemes?: Json }
}

/** Each contract's error body under a name of its own, so that a document can hold two. */
export function errorSchemaName({ name }: Contract): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Error`
}
