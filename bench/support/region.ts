import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importExtract } from '#core/exchange/import-extract.ts'
import { writeDemoExtracts } from '#demo/write-demo-extracts.ts'
import { migrationsFolder } from '#main/open-database.ts'
import { type OpenParts, openParts } from '#main/open-parts.ts'
import { readConfig } from '#platform/config/config.ts'
import type { Database } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'

const root = join(import.meta.dirname, '../..')

// A region of make-believe accounts in a data folder of its own, kept between runs, with customers
// signed in whose tokens are known.
export type Region = {
  readonly dataFolder: string
  readonly parts: OpenParts
  readonly customers: readonly {
    readonly token: string
    readonly accountNumber: string
    readonly linkId: string
    readonly loginId: string
  }[]
}

export async function openRegion(
  accounts: number,
  say: (line: string) => void,
  // 'drawn' receipts are as large as real ones and take 3 ms each to make.
  receipts: 'plain' | 'drawn' = 'plain',
  signedIn = 1_000,
): Promise<Region> {
  const dataFolder = join(root, 'data', `bench-${accounts}-${receipts}-${await schemaMark()}`)
  const reading = readConfig({ KABINET_DATA: dataFolder })
  if (reading.faults) throw new Error('the configuration of the bench is wrong')
  const terminal = { out: say, err: say, isTerminal: false, stopped: new Promise<void>(() => {}) }
  const parts = await openParts(reading.config, terminal)
  const { owner } = parts.databases
  const [published] = await owner.read({}, sql<{ n: bigint }>`select count(*) as n from accounts`)
  if (published?.n !== BigInt(accounts)) await fill(parts, { accounts, receipts }, say)
  return { dataFolder, parts, customers: await signIn(owner, signedIn) }
}

// A changed schema wants a region of its own.
async function schemaMark(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(migrationsFolder)).sort()) {
    hash.update(await readFile(join(migrationsFolder, name)))
  }
  return hash.digest('hex').slice(0, 8)
}

async function fill(
  parts: OpenParts,
  { accounts, receipts }: { readonly accounts: number; readonly receipts: 'plain' | 'drawn' },
  say: (line: string) => void,
) {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-region-'))
  try {
    say(`Making ${accounts} accounts …`)
    const made = writeDemoExtracts({
      folder: join(folder, 'extracts'),
      accounts,
      receipts,
    })
    for (const path of made.folders) {
      const { owner: db } = parts.databases
      const report = await importExtract({ ...parts, db }, { path, dryRun: false })
      say(`${path.split('/').at(-1)}: ${report.verdict}`)
      if (report.verdict !== 'accept') throw new Error('the make-believe extract was not accepted')
    }
    await parts.databases.owner.pool.query('vacuum analyze')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// Logins, links and sessions straight into the tables: what is measured is their use.
async function signIn(owner: Database, count: number): Promise<Region['customers']> {
  const numbers = await owner.read(
    {},
    sql<{ number: string }>`
      select account_number as number from receipts
      where period = '2018-12-01' and revision = 1 order by md5(account_number) limit ${count}`,
  )
  const now = Temporal.Now.instant()
  const customers = numbers.map(({ number: accountNumber }, index) => ({
    accountNumber,
    loginId: `018f0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    linkId: index.toString(32).padStart(16, '0'),
    token: createHash('sha256').update(`bench ${index}`).digest('base64url'),
  }))
  const column = (key: 'loginId' | 'linkId' | 'accountNumber') => customers.map((one) => one[key])
  const hashes = customers.map(({ token }) => createHash('sha256').update(token).digest('hex'))
  await owner.transaction({}, async (tx) => {
    await tx.run(sql`delete from sessions`)
    await tx.run(sql`delete from account_links`)
    await tx.run(sql`delete from logins`)
    await tx.run(sql`
      insert into logins (login_id, email, language, password_hash, password_set_at,
                          email_confirmed_at, created_at)
      select id, id || '@bench.example', 'ru', 'none', ${now}, ${now}, ${now}
      from unnest(${column('loginId')}::uuid[]) id`)
    await tx.run(sql`
      insert into account_links (login_id, link_id, account_number, position, shown_as, linked_at)
      select l, k, a, 0, 'bench', ${now}
      from unnest(${column('loginId')}::uuid[], ${column('linkId')}::text[],
                  ${column('accountNumber')}::text[]) as x (l, k, a)`)
    await tx.run(sql`
      insert into sessions (session_hash, session_id, login_id, device, started_at, seen_at,
                            expires_at)
      select decode(h, 'hex'), l, l, 'bench', ${now}, ${now}, ${now.add({ hours: 12 })}
      from unnest(${column('loginId')}::uuid[], ${hashes}::text[]) as x (l, h)`)
  })
  return customers
}
