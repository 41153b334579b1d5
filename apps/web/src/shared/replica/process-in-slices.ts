/** The page can do something else after so many. */
export const SLICE_SIZE = 10

/** Does something to many things without holding up what is drawn and pressed meanwhile. */
export async function processInSlices<Item>(
  items: readonly Item[],
  act: (slice: readonly Item[]) => unknown,
): Promise<void> {
  for (let from = 0; from < items.length; from += SLICE_SIZE) {
    await act(items.slice(from, from + SLICE_SIZE))
    await new Promise((resolve) => setTimeout(resolve))
  }
}
