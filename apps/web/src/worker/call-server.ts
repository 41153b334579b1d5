declare const self: ServiceWorkerGlobalScope

/** A response of the server: the data of a call, or the code of its failure. */
export type CallResult<Data> = { readonly data: Data } | { readonly code: string }

/** Calls a procedure. `input` makes the call a mutation. The code of a server that can't be reached is NETWORK. */
export async function callServer<Data>(
  procedure: string,
  { input, token }: { readonly input?: object; readonly token?: string } = {},
): Promise<CallResult<Data>> {
  try {
    const response = await fetch(new URL(`/trpc/${procedure}`, self.location.origin), {
      method: input === undefined ? 'GET' : 'POST',
      headers: {
        ...(input !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(input !== undefined && { body: JSON.stringify(input) }),
    })
    const body = (await response.json()) as {
      readonly result?: { readonly data: Data }
      readonly error?: { readonly data?: { readonly error_code?: string } }
    }
    return body.result ?? { code: body.error?.data?.error_code ?? 'NETWORK' }
  } catch {
    return { code: 'NETWORK' }
  }
}
