/** Returns the index of an item in a sorted list, or the index at which to insert it. */
export function sortedIndex<Item>(
  list: readonly Item[],
  item: Item,
  order: (one: Item, other: Item) => number,
): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = list[middle]
    if (other !== undefined && order(other, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}
