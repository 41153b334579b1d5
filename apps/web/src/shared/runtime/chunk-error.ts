const CHUNK_ERROR = 'ScreenMissing'

/**
 * A screen that is fetched when it is wanted, or word that it cannot be had. For an error that says so itself the router
 * reloads the page: without a network that ends the app, and what lives in its memory.
 */
export function orChunkError<Module>(screen: Promise<Module>): Promise<Module> {
  return screen.catch((cause: unknown) => {
    throw Object.assign(new Error('This screen could not be fetched', { cause }), { name: CHUNK_ERROR })
  })
}

export function isChunkError(error: unknown): boolean {
  return error instanceof Error && error.name === CHUNK_ERROR
}
