/** An answer that no Taskwire server gave: an error page of a proxy, or of another site altogether. */
interface ForeignAnswer extends Error {
  readonly status: number
}

const NAME = 'ForeignAnswer'

/** Every answer of the server is JSON; what is not is turned away while its status is still known. */
export function refuseForeign(response: Response): Response {
  if (response.headers.get('content-type')?.includes('json')) return response
  // It may have been cut off already; nobody reads it in any case.
  response.body?.cancel().catch(() => {})
  throw Object.assign(new Error(`answered ${response.status} without JSON`), {
    name: NAME,
    status: response.status,
  })
}

export function isForeignAnswer(error: unknown): error is ForeignAnswer {
  return error instanceof Error && error.name === NAME
}
