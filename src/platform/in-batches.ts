type Waiting<Item, Answer> = {
  readonly item: Item
  readonly resolve: (answer: Answer | Promise<Answer>) => void
  readonly reject: (fault: unknown) => void
}

// A batch is no larger, so that what it holds in memory is bounded.
const MOST = 64

// Hands what comes on at once while fewer than so many batches are under way; what comes meanwhile
// goes together, as soon as one of them has ended. Answers come in the order of the items;
// everybody of a batch that fails is told so, and the next one goes all the same.
export function inBatches<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly (Answer | Promise<Answer>)[]>,
  { underWay = 1 }: { readonly underWay?: number } = {},
): (item: Item) => Promise<Answer> {
  const waiting: Waiting<Item, Answer>[] = []
  let batches = 0

  async function workOff(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST)
      try {
        const answers = await work(batch.map(({ item }) => item))
        batch.forEach(({ resolve }, index) => {
          resolve(answers[index] as Answer)
        })
      } catch (fault) {
        for (const { reject } of batch) reject(fault)
      }
    }
    batches -= 1
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (batches === underWay) return
      batches += 1
      // Those who ask in the same moment go together from the start.
      queueMicrotask(workOff)
    })
}
