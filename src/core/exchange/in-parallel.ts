// Works on all items, so many at once and no more. The first failure stops the taking of new items
// and is thrown when those under way have ended.
export async function inParallel<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]()
  let failure: { fault: unknown } | undefined
  const takeNext = async () => {
    for (let next = queue.next(); !next.done && !failure; next = queue.next()) {
      try {
        await work(next.value)
      } catch (fault) {
        failure ??= { fault }
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeNext))
  if (failure) throw failure.fault
}
