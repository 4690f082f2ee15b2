import { isIP } from 'node:net'

export type Fault = { readonly name: string; readonly sentence: string }

// Typed reading of variables. A fault is noted and reading goes on, so that all are told at once;
// values are never repeated in a fault, for some of them are secrets.
export function readerOf(environment: Readonly<Record<string, string | undefined>>) {
  const faults: Fault[] = []
  const fault = (name: string, sentence: string) => {
    faults.push({ name, sentence })
    return undefined
  }
  const text = (name: string) => environment[name]?.trim() || undefined
  return {
    faults,
    fault,
    text,
    integer(name: string, least: number, most: number) {
      const value = text(name)
      if (value === undefined) return undefined
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
      if (number >= least && number <= most) return number
      return fault(name, `is not a whole number from ${least} to ${most}`)
    },
    url(name: string, protocols: readonly string[]) {
      const value = text(name)
      if (value === undefined) return undefined
      if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
      return fault(name, `is not an address that begins with ${protocols.join(' or ')}//`)
    },
    networks(name: string) {
      const list = text(name)
        ?.split(',')
        .map((entry) => entry.trim())
      if (list?.every(isNetwork) ?? true) return list
      return fault(name, 'is not a list of addresses and networks like 127.0.0.1,10.0.0.0/8')
    },
    secret(name: string) {
      const value = text(name)
      if (value === undefined || value.length >= 32) return value
      return fault(name, 'is shorter than 32 characters: take 32 random bytes in base64')
    },
  }
}

function isNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/')
  const longest = isIP(address) === 6 ? 128 : 32
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest)
  return isIP(address) > 0 && fits && rest.length === 0
}
