import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Explanations of the system's errors on listen. */
const refusals: Partial<Record<string, string>> = {
  EADDRINUSE: 'is in use already: stop what uses it, or set PORT to another',
  EACCES: 'needs rights that this account does not have: set PORT to one above 1023',
  EADDRNOTAVAIL: 'is not an address of this machine: set HOST to one that is',
  ENOTFOUND: 'is not an address of this machine: set HOST to one that is',
}

/** The same for a server that Fastify doesn't manage. Returns its port. */
export async function listenOn(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
  setting: string,
): Promise<number> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  } catch (cause) {
    throw new Error(
      `The address ${host}:${port} of ${setting} cannot be used: ${(cause as Error).message}.`,
      { cause },
    )
  }
}

/** Starts to accept connections and returns the address; throws a sentence when listening fails. */
export async function listen(app: FastifyInstance, at: { HOST: string; PORT: number }): Promise<string> {
  try {
    return await app.listen({ host: at.HOST, port: at.PORT })
  } catch (cause) {
    const refusal = refusals[(cause as NodeJS.ErrnoException).code ?? '']
    if (refusal === undefined) throw cause
    throw new Error(`Port ${at.PORT} of ${at.HOST} ${refusal}.`, { cause })
  }
}
