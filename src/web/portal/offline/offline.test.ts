import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Script } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { seed } from '#test/support/seed.ts'
import { signedIn } from '#test/support/signed-in.ts'
import { webWorld } from '#test/support/web-world.ts'
import { href, manifestHref, routes, workerHref } from '../../routes.ts'

const world = await webWorld()
const FLAT = '4120225296'
const contract = { account_number: FLAT, contract_number: 'E-1' }
await seed(world.owner, {
  accounts: [{ account_number: FLAT }],
  contracts: [contract],
  meters: [{ ...contract, meter_id: 'M-1' }],
})

test('the offline page is the same for everybody and holds nothing that is anybody’s', async () => {
  const customer = await signedIn(world, [])
  for (const language of ['ru', 'en']) {
    const address = `${routes.offline}?language=${language}`
    const { status, text, $ } = await world.visitor().get(address)
    assert.equal(status, 200)
    assert.equal($('html').attr('lang'), language)
    assert.equal((await customer.get(address)).text, text)
    assert.equal($('input[type=hidden], form[action], [data-owner]').length, 0)
  }
  const english = await world.visitor({ 'accept-language': 'en' }).get(routes.offline)
  assert.equal(english.$('html').attr('lang'), 'en')
})

test('every page names the manifest in its language, and the manifest makes an app', async () => {
  const visitor = world.visitor()
  for (const language of ['ru', 'en'] as const) {
    const { $ } = await visitor.get(`${routes.offline}?language=${language}`)
    const address = $('link[rel=manifest]').attr('href') ?? ''
    assert.equal(address, manifestHref(language))
    const { status, headers, text } = await visitor.get(address)
    assert.equal(status, 200)
    assert.equal(headers['content-type'], 'application/manifest+json; charset=utf-8')
    const manifest = JSON.parse(text)
    assert.equal(manifest.name, 'Кабинет · Полуостровэнерго')
    assert.equal(manifest.lang, language)
    assert.deepEqual(
      [manifest.id, manifest.start_url, manifest.scope, manifest.display],
      ['/', '/', '/', 'standalone'],
    )
    for (const icon of manifest.icons) await assertPicture(icon)
    const big = manifest.icons.filter(({ sizes }: Icon) => sizes === '512x512')
    assert.deepEqual(
      big.map(({ purpose }: Icon) => purpose),
      [undefined, 'maskable'],
    )
  }
})

type Icon = { readonly src: string; readonly sizes: string; readonly purpose?: string }

async function assertPicture({ src, sizes }: Icon): Promise<void> {
  const { status, bytes } = await world.visitor().get(src)
  assert.equal(status, 200, src)
  if (sizes === 'any') return assert.match(bytes.toString(), /^<svg /)
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG')
  assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes)
}

test('the worker is one classic script, asked for anew, under a policy of its own', async () => {
  const { status, headers, text } = await world.visitor().get(workerHref)
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'text/javascript; charset=utf-8')
  assert.equal(headers['cache-control'], 'no-cache')
  assert.match(
    headers['content-security-policy'] ?? '',
    /^default-src 'none'; connect-src 'self'; .*trusted-types 'none'$/,
  )
  assert.ok(new Script(text))
  assert.doesNotMatch(text, /^(import|export) /m)
})

test('the worker keeps the offline page whole: what it names, and what that imports', async () => {
  const visitor = world.visitor()
  const { text } = await visitor.get(workerHref)
  const [, list = '[]'] = /^const assets = (.*)$/m.exec(text) ?? []
  const kept = new Set<string>(JSON.parse(list))
  const { $ } = await visitor.get(routes.offline)
  const named = $('script[src], link[rel=stylesheet], link[rel=preload]')
    .toArray()
    .map((element) => $(element).attr('src') ?? $(element).attr('href') ?? '')
  assert.ok(named.length >= 5)
  for (const address of named) assert.ok(kept.has(address), address)
  for (const address of kept) {
    const answer = await visitor.get(address)
    assert.equal(answer.status, 200, address)
    if (!address.endsWith('.js')) continue
    for (const other of importsOf(answer.text)) assert.ok(kept.has(other), other)
  }
})

test('the policy knows one maker of script addresses and lets the app be installed', async () => {
  const { headers } = await world.visitor().get(routes.start)
  const policy = headers['content-security-policy'] ?? ''
  for (const rule of ["worker-src 'self'", "manifest-src 'self'"]) assert.ok(policy.includes(rule))
  assert.match(policy, /require-trusted-types-for 'script'; trusted-types service-worker$/)
})

test('all scripts of a page are 10 kB together at most', async () => {
  const customer = await signedIn(world, [FLAT])
  const form = href(routes.readings.new, { account: customer.links[0] ?? '' })
  for (const address of [form, routes.summary, routes.readings.due, routes.offline]) {
    const { $, status } = await customer.get(address)
    assert.equal(status, 200, address)
    const found = new Map<string, number>()
    const follow = async (script: string) => {
      if (found.has(script)) return
      const { text, bytes } = await customer.get(script)
      found.set(script, gzipSync(bytes).length)
      for (const other of importsOf(text)) await follow(other)
    }
    for (const element of $('script').toArray()) await follow($(element).attr('src') ?? '')
    const sum = [...found.values()].reduce((total, bytes) => total + bytes, 0)
    assert.ok(sum > 1000 && sum <= 10_000, `${address}: ${sum}`)
  }
})

const importsOf = (script: string) =>
  [...script.matchAll(/\bfrom '([^']+)'/g)].map(([, address = '']) => address)
