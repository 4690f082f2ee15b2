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
export function settingsOf(scope: Scope): string[] {
  const settings: string[] = []
  if (scope.login !== undefined) {
    if (!uuid.test(scope.login)) throw new TypeError('a scope names a login that is no UUID')
    settings.push(`set local app.login = '${scope.login}'`)
  }
  if (scope.accounts !== undefined) {
    for (const number of scope.accounts) {
      if (!accountNumber.test(number)) throw new TypeError('a scope names a malformed account')
    }
    settings.push(`set local app.accounts = '${scope.accounts.join(',')}'`)
  }
  if (scope.key !== undefined) settings.push(`set local app.key = ${pg.escapeLiteral(scope.key)}`)
  return settings
}

// The settings of scopes that follow one another in one transaction: what a scope does not name is
// taken back from the one before it.
export function settingsInTurn(scopes: readonly Scope[]): string[][] {
  const named = new Set<keyof Scope>()
  return scopes.map((scope) => {
    const settings = settingsOf(scope)
    for (const name of named) {
      if (scope[name] === undefined) settings.push(`set local app.${name} = ''`)
    }
    for (const name of ['login', 'accounts', 'key'] as const) {
      if (scope[name] !== undefined) named.add(name)
    }
    return settings
  })
}
