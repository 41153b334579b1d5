/** Items per slice. After each slice the page can handle input. */
export const SLICE_SIZE = 10

/** Processes many items in slices and yields between them, so that rendering and input are not blocked. */
export async function processInSlices<Item>(
  items: readonly Item[],
  act: (slice: readonly Item[]) => unknown,
): Promise<void> {
  for (let from = 0; from < items.length; from += SLICE_SIZE) {
    await act(items.slice(from, from + SLICE_SIZE))
    await new Promise((resolve) => setTimeout(resolve))
  }
}
