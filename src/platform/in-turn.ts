// At most so many pieces of work at once; others begin in the order in which they came. Of work
// that waits there is nothing yet but its place: what is made early and waits long is moved to the
// heap's old space, and keeps all that is hung on it later (docs/decisions/015).
export function inTurn(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let atWork = 0

  function begin<Result>(work: () => Promise<Result>): Promise<Result> {
    atWork += 1
    const done = work()
    done.then(next, next)
    return done
  }

  function next(): void {
    atWork -= 1
    waiting.shift()?.()
  }

  return (work) =>
    atWork < atOnce
      ? begin(work)
      : new Promise((resolve) => {
          waiting.push(() => resolve(begin(work)))
        })
}
