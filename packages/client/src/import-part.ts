/**
 * Imports a part of the code, and once more after a failure. Chromium remembers a failed import until the page is reloaded, so the
 * second import uses another address: the one in the error, with a query.
 */
export async function importPart<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    const address = /http\S+/.exec(String(error))?.[0]
    if (address === undefined) throw error
    return (await import(/* @vite-ignore */ `${address}?${Date.now()}`)) as Module
  }
}
