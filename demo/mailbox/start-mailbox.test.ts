import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { load } from 'cheerio'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { clockAt } from '#platform/clock.ts'
import { startMailbox } from './start-mailbox.ts'

const clock = clockAt('2019-01-14T09:30:00+12:00')
const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, clock })
const transport = createTransport(`${mailbox.smtpUrl}?pool=true`)
after(async () => {
  transport.close()
  await mailbox.close()
})

async function send(mail: SendMailOptions) {
  await transport.sendMail({
    from: '"Полуостровэнерго" <kabinet@poluostrov.example>',
    to: 'resident@example.org',
    ...mail,
  })
  const [newest] = mailbox.messages()
  assert.ok(newest)
  return newest
}

async function page(path: string, language = 'ru') {
  const response = await fetch(mailbox.url + path, { headers: { 'accept-language': language } })
  const text = await response.text()
  return { response, text, $: load(text) }
}

test('an empty mailbox says what will be here', async () => {
  const { $, response } = await page('/')
  assert.equal(response.status, 200)
  assert.match($('main').text(), /Писем пока нет/)
  assert.match((await page('/', 'en-GB,en;q=0.9')).$('main').text(), /No mail yet/)
})

test('a mail that was sent stands first, with its parts', async () => {
  await send({ subject: 'Прежнее', text: 'Раньше' })
  const message = await send({
    subject: 'Подтвердите адрес — «Полуостровэнерго»',
    text: 'Откройте https://kabinet.example/confirm?token=a&b=1.\nСпасибо!',
    headers: { 'List-Unsubscribe': '<https://kabinet.example/stop>' },
  })
  assert.equal(message.from, 'Полуостровэнерго <kabinet@poluostrov.example>')
  assert.deepEqual(message.to, ['resident@example.org'])
  assert.equal(message.headers.get('list-unsubscribe'), '<https://kabinet.example/stop>')
  assert.equal(message.receivedAt.toString(), '2019-01-13T21:30:00Z')
  const { $ } = await page('/')
  assert.equal($('.mail a').first().text(), 'Подтвердите адрес — «Полуостровэнерго»')
  assert.equal($('.mail').length, 2)
  const own = await page($('.mail a').first().attr('href') ?? '')
  assert.equal(own.$('h1').text(), 'Подтвердите адрес — «Полуостровэнерго»')
  // The full stop ends the sentence, not the address.
  assert.equal(own.$('.letter a').attr('href'), 'https://kabinet.example/confirm?token=a&b=1')
  assert.match(own.$('.letter').text(), /token=a&b=1\.\nСпасибо!/)
  assert.match(own.$('dl').text(), /14 января 2019/)
  assert.equal(own.$('iframe').length, 0)
})

test('nothing a mail brings becomes markup of ours or may run', async () => {
  const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&'
  const message = await send({
    subject: evil,
    text: `${evil} https://evil.example/"onmouseover=alert(1) javascript:alert(1)`,
    html: `<b>bold</b>${evil}`,
    to: ['"<i>name</i>" <resident@example.org>', 'second@example.org'],
    attachments: [{ filename: `${evil}\r\n.html`, content: evil, contentType: 'text/html' }],
  })
  for (const path of ['/', `/messages/${message.id}`]) {
    const { $, response, text } = await page(path)
    assert.equal($('script, img, i, [onmouseover], [onerror]').length, 0)
    assert.doesNotMatch(text, /<script|onmouseover=alert\(1\)"|href="javascript/)
    assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'none'/)
  }
  const { $ } = await page(`/messages/${message.id}`)
  assert.equal($('iframe').attr('sandbox'), '')
  const framed = await page($('iframe').attr('src') ?? '')
  assert.match(
    framed.response.headers.get('content-security-policy') ?? '',
    /^sandbox; default-src/,
  )
  assert.match(framed.text, /<b>bold<\/b>/)
  const attachment = await page(`/messages/${message.id}/attachments/0`)
  assert.match(attachment.response.headers.get('content-disposition') ?? '', /^attachment;/)
  assert.equal(attachment.response.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(attachment.text, evil)
})

test('an attachment comes back byte for byte', async () => {
  const content = Buffer.from([0, 255, 37, 80, 68, 70, 13, 10, 0])
  const filename = 'Квитанция за декабрь 2018.pdf'
  const { id } = await send({
    subject: 'Квитанция',
    text: '…',
    attachments: [{ filename, content, contentType: 'application/pdf' }],
  })
  const response = await fetch(`${mailbox.url}/messages/${id}/attachments/0`)
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), content)
  const disposition = response.headers.get('content-disposition') ?? ''
  assert.equal(decodeURIComponent(disposition.split("''")[1] ?? ''), filename)
})

test('blind copies are seen, for here one sees what went out', async () => {
  const { to } = await send({
    to: 'one@example.org',
    bcc: 'two@example.org',
    subject: '',
    text: '',
  })
  assert.deepEqual(to, ['one@example.org', 'two@example.org'])
})

test('what is not here is said so', async () => {
  for (const path of [
    '/messages/999',
    '/billing',
    '/messages/1/html',
    '/messages/1/attachments/7',
    '/x',
    '//',
  ]) {
    const { response, $ } = await page(path)
    assert.equal(response.status, 404, path)
    assert.match($('h1').text(), /нет/)
  }
})

test('both languages, by link', async () => {
  const { $ } = await page('/')
  const other = await page($('header a').attr('href') ?? '')
  assert.equal(other.$('html').attr('lang'), 'en')
  assert.equal(other.$('h1').text(), 'Mail of the cabinet')
})

test('two mailboxes on one port are refused', async () => {
  const httpPort = Number(new URL(mailbox.url).port)
  await assert.rejects(startMailbox({ smtpPort: 0, httpPort }), { code: 'EADDRINUSE' })
})
