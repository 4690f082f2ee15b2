// The same function, computed once for each text; forgets everything when it holds too many, so
// that whoever sends ever new texts fills no memory. For pure functions of short texts.
export function remembered<Value>(
  most: number,
  compute: (text: string) => Value,
): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = compute(text)
    if (text.length > LONGEST) return value
    if (known.size >= most) known.clear()
    known.set(text, value)
    return value
  }
}

const LONGEST = 500
