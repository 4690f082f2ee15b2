import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { textOf } from '#test/support/page-text.ts'
import { seed } from '#test/support/seed.ts'
import type { WebVisitor } from '#test/support/web-visitor.ts'
import { webWorld } from '#test/support/web-world.ts'

const FLAT = '4110104729'
const genuine = Buffer.from('%PDF-1.4 genuine \u0000\u00FF')
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const world = await webWorld()
await seed(world.owner, {
  accounts: [{ account_number: FLAT }],
  receipt_files: [{ account_number: FLAT, period: '2018-12-01', sha256: `\\x${hashOf(genuine)}` }],
})

// Sends the form as a browser without scripts does.
async function upload(visitor: WebVisitor, bytes: Buffer, name = 'kvitantsiya.pdf') {
  const page = await visitor.get('/check')
  const token = page.$('main input[name=token]').attr('value') ?? ''
  const boundary = 'kabinet-boundary'
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="token"\r\n\r\n${token}\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="receipt"; filename="${name}"\r\n` +
    'Content-Type: application/pdf\r\n\r\n'
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'sec-fetch-site': 'same-origin',
  }
  return visitor.send({ method: 'POST', url: '/check', payload, headers })
}

test('a genuine copy is told by its hash alone: the month and nothing else', async () => {
  const visitor = world.visitor()
  await visitor.get('/check')
  const page = await visitor.post('/check', { sha256: hashOf(genuine) })
  assert.equal(page.status, 200)
  assert.match(textOf(page), /Копия настоящая.*точная копия квитанции за декабрь 2018/)
  assert.doesNotMatch(page.text, new RegExp(FLAT))
})

test('without scripts the file itself is looked at, to the same answer', async () => {
  const visitor = world.visitor()
  assert.match(textOf(await upload(visitor, genuine)), /Копия настоящая/)
  const changed = Buffer.concat([genuine, Buffer.from(' ')])
  assert.match(textOf(await upload(visitor, changed)), /не выставляли.*Не платите по этому файлу/)
})

test('no file and nonsense for a hash ask for a file', async () => {
  const visitor = world.visitor()
  assert.equal((await upload(visitor, Buffer.alloc(0), '')).status, 422)
  for (const sha256 of ['', 'x'.repeat(64), hashOf(genuine).toUpperCase(), 'ab']) {
    await visitor.get('/check')
    const page = await visitor.post('/check', { sha256 })
    assert.equal(page.status, 422)
    assert.match(textOf(page, '.error-summary'), /Выберите файл квитанции/)
  }
})

test('a file larger than any receipt is refused', async () => {
  const page = await upload(world.visitor(), Buffer.alloc(5 * 1024 * 1024 + 1))
  assert.equal(page.status, 413)
})

test('one source may check so many an hour, and is told when to come back', async () => {
  const visitor = world.visitor({ 'x-forwarded-for': '203.0.113.9' })
  let page = await visitor.get('/check')
  for (let count = 0; count <= 60 && page.status !== 429; count += 1) {
    page = await visitor.post('/check', { sha256: hashOf(Buffer.from(`${count}`)) })
  }
  assert.equal(page.status, 429)
  assert.ok(Number(page.headers['retry-after']) > 0)
  assert.match(textOf(page), /Слишком много проверок подряд.*через/)
  const hash = page.$('main form input[name=sha256]').attr('value') ?? ''
  const uploaded = await upload(visitor, genuine)
  assert.equal(uploaded.$('main form input[name=sha256]').attr('value'), hashOf(genuine))
  assert.match(hash, /^[0-9a-f]{64}$/)
  world.clock.advance({ hours: 1 })
  const later = await visitor.post('/check', { sha256: hashOf(genuine) })
  assert.match(textOf(later), /Копия настоящая/)
})
