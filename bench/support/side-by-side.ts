// Works through the items in their order, so many at a time, as so many clients would.
export async function sideBySide<Item>(
  items: readonly Item[],
  clients: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const item of rest) await work(item)
    }),
  )
}
