/** The page can do something else after so many. */
export const SLICE = 10

/** Does something to many things without holding up what is drawn and pressed meanwhile. */
export async function inSlices<Item>(
  items: readonly Item[],
  act: (slice: readonly Item[]) => unknown,
): Promise<void> {
  for (let from = 0; from < items.length; from += SLICE) {
    await act(items.slice(from, from + SLICE))
    await new Promise((resolve) => setTimeout(resolve))
  }
}
