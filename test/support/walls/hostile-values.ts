// A value in the place of a parameter, written as it stands in an address.
type Hostile = {
  readonly kind: string
  readonly value: string
  // What an absent value is turned into in the same way: the answers must be equal.
  readonly absent: string
  // No text at all, so that the address itself is refused before anything is looked up.
  readonly undecodable?: true
}

// Values that belong to others, are no more, or never were of this kind.
export function foreign(
  values: Readonly<Record<string, string>>,
  absent: string,
): readonly Hostile[] {
  return Object.entries(values).map(([kind, value]) => ({
    kind,
    value: encodeURIComponent(value),
    absent,
  }))
}

// Everything one can do to one's own value so that it is no longer the same text.
export function distorted(own: string, absent: string): readonly Hostile[] {
  return Object.entries(distortions).flatMap(([kind, distort]) => {
    const value = distort(own)
    // A capital letter of a digit is the digit: nothing was distorted.
    if (value === encodeURIComponent(own)) return []
    const undecodable = kind.startsWith('undecodable') && ({ undecodable: true } as const)
    return [{ kind, value, absent: distort(absent), ...undecodable }]
  })
}

const distortions: Readonly<Record<string, (value: string) => string>> = {
  'one more': (value) => stepped(value, 1),
  'one less': (value) => stepped(value, -1),
  'cut short': (value) => value.slice(0, -1) || '_',
  'grown longer': (value) => `${value}0`,
  'in capitals': (value) => value.toUpperCase(),
  'zero before it': (value) => `0${value}`,
  'plus before it': (value) => `%2B${value}`,
  negative: (value) => `-${value}`,
  'minus one': () => '-1',
  'nothing but zero': () => '0',
  'a fraction': (value) => `${value}.0`,
  'an exponent': (value) => `${value}e0`,
  'beyond two bytes': () => '32768',
  'beyond four bytes': () => '2147483648',
  'beyond eight bytes': () => '9223372036854775808',
  huge: () => '9'.repeat(90),
  'longer than an address may be': (value) => value + 'a'.repeat(4000),
  'in other digits': (value) => encodeURIComponent(value.replace(/\d/g, arabicIndic)),
  'an id of another kind': () => '0198f3c2-6a51-7c3e-9d12-5be0a7f4c1d8',
  'odd characters': () => '%C3%90%C2%9F%C3%BF%7F%C2%81',
  null: () => 'null',
  undefined: () => 'undefined',
  true: () => 'true',
  'not a number': () => 'NaN',
  'an object': (value) => encodeURIComponent(`{"$ne":"${value}"}`),
  'an array': (value) => encodeURIComponent(`["${value}"]`),
  'a list': (value) => encodeURIComponent(`${value},${value}`),
  'a PostgreSQL array': (value) => encodeURIComponent(`{${value}}`),
  'a wildcard': () => '%25',
  'a star': () => '*',
  'a quote': (value) => `${value}%27`,
  'an injection': (value) => encodeURIComponent(`${value}' or '1'='1' --`),
  'a template': () => '%7B%7B7*7%7D%7D',
  'NUL after it': (value) => `${value}%00`,
  'NUL before it': (value) => `%00${value}`,
  'a line end after it': (value) => `${value}%0A`,
  'a return after it': (value) => `${value}%0D`,
  'a space after it': (value) => `${value}%20`,
  'a space before it': (value) => `%20${value}`,
  'a no-break space after it': (value) => `${value}%C2%A0`,
  'a zero-width space in it': (value) => `${value}%E2%80%8B`,
  'turned to the left': (value) => `%E2%80%AE${value}`,
  'encoded twice': (value) => `%25${value.charCodeAt(0).toString(16)}${value.slice(1)}`,
  'a slash after it': (value) => `${value}%2F`,
  'a way up before it': (value) => `..%2F${value}`,
  'a way up after it': (value) => `${value}%2F..`,
  'a backslash before it': (value) => `%5C${value}`,
  'a matrix parameter after it': (value) => `${value};v=1`,
  'a question mark after it': (value) => `${value}%3Fa=b`,
  'a number sign after it': (value) => `${value}%23a`,
  'a dot': () => '%2E%2Ea',
  'a prototype': () => '__proto__',
  'a constructor': () => 'constructor',
  'undecodable: a lone percent': (value) => `${value}%`,
  'undecodable: no hexadecimal': (value) => `${value}%zz`,
  'undecodable: an overlong slash': (value) => `${value}%C0%AF`,
  'undecodable: half a letter': (value) => `${value}%D0`,
  'undecodable: half a surrogate pair': (value) => `${value}%ED%A0%80`,
}

// The last letter or digit replaced by its neighbour.
function stepped(value: string, step: number): string {
  const last = value.at(-1) ?? ''
  const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'
  const at = alphabet.indexOf(last.toLowerCase())
  const next = alphabet.at((at + step + alphabet.length) % alphabet.length)
  return value.slice(0, -1) + next
}

function arabicIndic(digit: string): string {
  return String.fromCharCode(0x660 + Number(digit))
}
