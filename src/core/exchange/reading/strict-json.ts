export type StrictJson =
  | { readonly value: unknown }
  | {
      readonly slip: 'syntax' | 'key-twice' | 'forbidden-key'
      readonly line: number
      readonly key?: string
    }

// Strings, and the marks that tell keys from values. Numbers and words need no look.
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g
const KEY_OF_PROTOTYPES = '__proto__'

// Reads JSON as RFC 8259 has it, and beyond that refuses a key that stands twice in one object,
// of which programs keep now the first and now the last, and a key that could touch prototypes.
export function parseStrictJson(text: string): StrictJson {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const position = /at position (\d+)/.exec(error.message)?.[1]
    return { slip: 'syntax', line: lineAt(text, position === undefined ? text.length : +position) }
  }
  return keySlip(text) ?? { value }
}

// Walks the tokens of a text that is known to be JSON.
function keySlip(text: string): StrictJson | undefined {
  // The keys of each open object; an array has none.
  const open: (Set<string> | undefined)[] = []
  let lastString = ''
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (token !== ':') lastString = token
    else {
      const key = String(JSON.parse(lastString))
      const twice = open.at(-1)?.has(key)
      if (twice || key === KEY_OF_PROTOTYPES) {
        return { slip: twice ? 'key-twice' : 'forbidden-key', line: lineAt(text, index), key }
      }
      open.at(-1)?.add(key)
    }
  }
  return undefined
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}
