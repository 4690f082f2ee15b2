// No turn came in time.
export class NoTurn extends Error {}

export type Turns = {
  readonly take: <Result>(work: () => Promise<Result>) => Promise<Result>
  // Whether anybody waits at this moment.
  readonly areAwaited: () => boolean
}

// At most so many pieces of work at once; others begin in the order in which they came, or fail
// with NoTurn after so many milliseconds. Of work that waits there is nothing yet but its place:
// what is made early and waits long is moved to the heap's old space, and keeps all that is hung on
// it later (docs/decisions/015).
export function inTurn(atOnce: number, patience: number): Turns {
  const waiting = new Set<() => void>()
  let atWork = 0

  function begin<Result>(work: () => Promise<Result>): Promise<Result> {
    atWork += 1
    const done = work()
    done.then(next, next)
    return done
  }

  function next(): void {
    atWork -= 1
    const [first] = waiting
    first?.()
  }

  function wait<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer)
        waiting.delete(start)
        resolve(begin(work))
      }
      const timer = setTimeout(() => {
        waiting.delete(start)
        reject(new NoTurn(`no turn within ${patience} ms`))
      }, patience)
      waiting.add(start)
    })
  }

  return {
    take: (work) => (atWork < atOnce ? begin(work) : wait(work)),
    areAwaited: () => waiting.size > 0,
  }
}
