const CHUNK_ERROR = 'ScreenMissing'

/**
 * Replaces the error of a failed dynamic import. The router reloads the page when it recognises the browser's own import error;
 * offline, a reload would end the app and lose its memory.
 */
export function orChunkError<Module>(screen: Promise<Module>): Promise<Module> {
  return screen.catch((cause: unknown) => {
    throw Object.assign(new Error('This screen could not be fetched', { cause }), { name: CHUNK_ERROR })
  })
}

export function isChunkError(error: unknown): boolean {
  return error instanceof Error && error.name === CHUNK_ERROR
}
