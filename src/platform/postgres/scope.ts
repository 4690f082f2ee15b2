import pg from 'pg'

// What a transaction may see. Row-level policies compare rows with these settings; a scope that
// names nothing sees nothing. See db/migrations/0001_foundation.sql, "Walls".
export type Scope = {
  readonly login?: string
  readonly accounts?: readonly string[]
  // One or more keys the caller already holds (a token's hash, an e-mail), joined by commas.
  readonly key?: string
}

const accountNumber = /^[0-9]{4,20}$/
const uuid = /^[0-9a-f-]{36}$/

// SET LOCAL statements rather than set_config(): only these travel to the nodes of a distributed
// database.
export function settingsOf(scope: Scope): readonly string[] {
  return settingsInTurn([scope])[0] ?? []
}

// The settings of scopes that follow one another in one transaction: what a scope does not name is
// taken back from the one before it, and what holds already is not said again.
export function settingsInTurn(scopes: readonly Scope[]): readonly (readonly string[])[] {
  const held = new Map<keyof Scope, string>()
  return scopes.map((scope) => {
    const settings: string[] = []
    for (const name of names) {
      const value = literalOf(scope, name) ?? (held.has(name) ? NOTHING : undefined)
      if (value === undefined || value === held.get(name)) continue
      settings.push(`set local app.${name} = ${value}`)
      held.set(name, value)
    }
    return settings
  })
}

const names = ['login', 'accounts', 'key'] as const
const NOTHING = "''"

function literalOf(scope: Scope, name: keyof Scope): string | undefined {
  if (name === 'accounts') return scope.accounts && accountsLiteral(scope.accounts)
  const value = scope[name]
  if (value === undefined) return undefined
  if (name === 'key') {
    if (value.includes('\0')) throw new TypeError('a scope names a key that no text can hold')
    return pg.escapeLiteral(value)
  }
  if (!uuid.test(value)) throw new TypeError('a scope names a login that is no UUID')
  return `'${value}'`
}

function accountsLiteral(accounts: readonly string[]): string {
  for (const number of accounts) {
    if (!accountNumber.test(number)) throw new TypeError('a scope names a malformed account')
  }
  return `'${accounts.join(',')}'`
}
