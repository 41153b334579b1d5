/** A response that no Taskwire server sent: an error page of a proxy, or of another site altogether. */
interface NonJsonResponse extends Error {
  readonly status: number
}

const NAME = 'NonJsonResponse'

/** Returns a JSON response. Throws for any other while its status is still known: every response of the server is JSON. */
export function assertJsonResponse(response: Response): Response {
  if (response.headers.get('content-type')?.includes('json')) return response
  // The body may be broken already, and nobody reads it.
  response.body?.cancel().catch(() => {})
  throw Object.assign(new Error(`Status ${response.status} without JSON`), {
    name: NAME,
    status: response.status,
  })
}

export function isNonJsonResponse(error: unknown): error is NonJsonResponse {
  return error instanceof Error && error.name === NAME
}
