// The number is read from the receipt by the camera of a phone, or typed where that cannot be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { formatReceiptNumber, type ReceiptNumber } from '#base/receipt-number.ts'
import { axeViolations } from '#test/support/browser.ts'
import { openSite } from '#test/support/journeys/site.ts'
import { until } from '#test/support/until.ts'
import { routes } from '#web/routes.ts'
import { accountsWords } from '#web/words/accounts.ts'
import { outcomeWords } from '#web/words/outcomes.ts'
import { registrationWords } from '#web/words/registration.ts'

const site = await openSite()
const { number: words, scan } = registrationWords.ru
const debtor = site.receiptOf('должник').uniqueNumber
const customer = site.visitor()
await site.register(customer, { number: debtor, email: 'olga@mail.ru' })

const phone = { width: 360, height: 740 }
const paymentCode = (number: ReceiptNumber) =>
  `ST00012|Name=ПАО «Полуостровэнерго»|PersAcc=4110104729|QuittId=${number}`

// A reader of codes as phones have one: of the camera's live picture, which must be there, it reads
// what the test holds before it.
const reader = `globalThis.BarcodeDetector = class {
  static getSupportedFormats = async () => ['ean_13', 'qr_code']
  async detect(video) {
    if (video.readyState < 2 || video.videoWidth === 0) throw new Error('no picture')
    globalThis.track = video.srcObject.getTracks()[0]
    globalThis.looks = (globalThis.looks ?? 0) + 1
    const text = await globalThis.held
    return text === undefined ? [] : [{ rawValue: text }]
  }
}`

type Given = Parameters<typeof site.arrive>[0] & { readonly script?: string }

async function opened(path: string, { script = reader, ...given }: Given = {}) {
  const arrived = await site.arrive({ viewport: phone, ...given })
  await arrived.context.addInitScript(script)
  await arrived.page.goto(path, { waitUntil: 'networkidle' })
  return arrived
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const said = (page: Page) => page.locator('.scan > p').innerText()
const typed = (page: Page) => page.locator('#number').inputValue()
const hold = (page: Page, text: string) =>
  page.evaluate(`globalThis.held = ${JSON.stringify(text)}`)

const looks = (page: Page) => page.evaluate<number>('globalThis.looks ?? 0')
const lookedAt = (page: Page, times: number) => until(async () => (await looks(page)) >= times)

async function openCamera(page: Page): Promise<void> {
  await button(page, scan.open).click()
  await lookedAt(page, 2)
  assert.equal(await page.locator('.scan video').isVisible(), true)
}

async function assertClosed(page: Page): Promise<void> {
  assert.equal(await page.evaluate('globalThis.track.readyState'), 'ended')
  assert.equal(await page.locator('video').count(), 0)
  assert.equal(await button(page, scan.open).isEnabled(), true)
}

const places = [
  { path: routes.registration.number, submit: registrationWords.ru.continue },
  { path: routes.accounts.new, submit: accountsWords.ru.newAccount.submit, as: customer },
]

for (const { path, submit, ...given } of places) {
  test(`a code before the camera fills in ${path}, and the camera closes`, async () => {
    const number = site.receiptOf('погасил').uniqueNumber
    const { page, complaints, close } = await opened(path, given)
    await openCamera(page)
    assert.equal(await said(page), scan.aim)
    assert.deepEqual(await axeViolations(page), [])
    await hold(page, 'https://cabinet.example/')
    await page.getByText(scan.foreign).waitFor()
    assert.equal(await typed(page), '')
    await hold(page, paymentCode(number))
    await page.getByText('Номер прочитан с квитанции').waitFor()
    assert.ok((await said(page)).includes(`«${submit}»`), 'the button named is on the page')
    assert.equal(await typed(page), formatReceiptNumber(number).replaceAll('\u00A0', ' '))
    assert.equal(await page.locator(':focus').getAttribute('id'), 'number')
    await assertClosed(page)
    await button(page, submit).click()
    if (path === routes.accounts.new)
      await page.getByText(outcomeWords.ru['account-added']).waitFor()
    else await page.waitForURL(`**${routes.registration.email}`)
    assert.deepEqual(complaints, [])
    await close()
  })
}

const ways = {
  'by its button': (page: Page) => button(page, scan.close).click(),
  'when the page is left for another': (page: Page) =>
    page.evaluate(`Object.defineProperty(document, 'hidden', { value: true })
      document.dispatchEvent(new Event('visibilitychange'))`),
}

for (const [how, shut] of Object.entries(ways)) {
  test(`the camera closes ${how}, and what it saw last is forgotten`, async () => {
    const { page, complaints, close } = await opened(routes.registration.number)
    await openCamera(page)
    await page.evaluate('void (held = new Promise((resolve) => (reveal = resolve)))')
    await lookedAt(page, (await looks(page)) + 1)
    await shut(page)
    await assertClosed(page)
    const code = JSON.stringify(paymentCode(debtor))
    await page.evaluate(`globalThis.reveal(${code}), new Promise((done) => setTimeout(done, 300))`)
    assert.deepEqual([await said(page), await typed(page)], ['', ''])
    assert.deepEqual(complaints, [])
    await close()
  })
}

// Goes on with digits typed by hand.
async function goOn(page: Page): Promise<void> {
  await page.getByLabel(words.label, { exact: true }).fill(debtor)
  await button(page, registrationWords.ru.continue).click()
  await page.waitForURL(`**${routes.registration.email}`)
}

// Somebody who says no when asked first.
const refusal = `${reader}
  const { mediaDevices } = navigator
  const ask = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async () => {
    mediaDevices.getUserMedia = ask
    throw new DOMException('Permission denied', 'NotAllowedError')
  }`

test('who refuses the camera is told, may try again, and types the digits', async () => {
  const { page, complaints, close } = await opened(routes.registration.number, { script: refusal })
  await button(page, scan.open).click()
  await page.getByText(scan.denied).waitFor()
  assert.equal(await page.locator('video').count(), 0)
  assert.deepEqual(await axeViolations(page), [])
  await openCamera(page)
  assert.equal(await said(page), scan.aim)
  await goOn(page)
  assert.deepEqual(complaints, [])
  await close()
})

const lacking = {
  'no reader of codes': 'delete globalThis.BarcodeDetector',
  'a reader of other codes': `${reader}
    BarcodeDetector.getSupportedFormats = async () => ['ean_13']`,
  'no camera to ask for': `${reader}
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined })`,
}

for (const [what, script] of Object.entries(lacking)) {
  test(`a browser with ${what} offers none, and the digits are typed`, async () => {
    const { page, complaints, close } = await opened(routes.registration.number, { script })
    assert.equal(await page.locator('.scan').isVisible(), false)
    await goOn(page)
    assert.deepEqual(complaints, [])
    await close()
  })
}

test('a camera that is taken away while it is open says so', async () => {
  const { page, complaints, close } = await opened(routes.registration.number)
  await openCamera(page)
  await page.evaluate(`globalThis.track.stop(), globalThis.track.dispatchEvent(new Event('ended'))`)
  await page.getByText(scan.denied).waitFor()
  await assertClosed(page)
  assert.deepEqual(complaints, [])
  await close()
})
