import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messageShelf } from './message-shelf.ts'

const mail = {
  receivedAt: Temporal.Instant.from('2019-01-14T00:00:00Z'),
  from: 'a@example.org',
  to: ['b@example.org'],
  subject: '',
  text: '',
  html: '',
  headers: new Map<string, string>(),
  attachments: [],
}

test('the newest comes first, and the oldest make room', () => {
  const shelf = messageShelf()
  for (let count = 1; count <= 310; count += 1)
    shelf.add({ ...mail, subject: String(count) }, 1_000)
  assert.equal(shelf.all().length, 300)
  assert.deepEqual([shelf.all()[0]?.subject, shelf.all().at(-1)?.subject], ['310', '11'])
  assert.equal(shelf.find(11)?.subject, '11')
  assert.equal(shelf.find(10), undefined)
})

test('large mails make room sooner, but the newest stays', () => {
  const shelf = messageShelf()
  const megabytes = (count: number) => count * 1024 * 1024
  for (const size of [30, 30, 10, 90]) {
    shelf.add({ ...mail, subject: String(size) }, megabytes(size))
  }
  assert.deepEqual(
    shelf.all().map(({ subject }) => subject),
    ['90'],
  )
  shelf.add(mail, 1)
  assert.equal(shelf.all().length, 1)
})
