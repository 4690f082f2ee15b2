import { type Html, html } from '#platform/html/html.ts'
import type { Visit } from '../../visit.ts'
import { registrationWords } from '../../words/registration.ts'
import { SAMPLE_NUMBER } from './number-form.ts'
import { sampleCode } from './sample-code.ts'

const QR_WIDTH = 78
const code = sampleCode(QR_WIDTH)

// A receipt as the utility prints it, in Russian whatever the language of the page: all of it is
// pale but the frame with the unique number. Units are of the drawing, 320 wide.
export function sampleReceipt(visit: Visit): Html {
  const { sample } = registrationWords[visit.language]
  return html`<figure class="sample">
<svg viewBox="0 0 320 420" role="img" aria-label="${sample.description}" lang="ru">
<rect class="paper" x=".5" y=".5" width="319" height="419" rx="4"/>
<g class="pale">
${head(visit.services.utility.shortName)}${payer()}${due()}${charges()}${meters()}${stub()}
</g>
${framedNumber()}
</svg>
<figcaption>${sample.caption}</figcaption>
</figure>`
}

// Stands for a value that is nobody's.
const bar = (x: number, y: number, width: number) =>
  html`<rect class="value" x="${x}" y="${y - 5}" width="${width}" height="5" rx="1.5"/>`

const text = (x: number, y: number, size: number, words: string, weight = 400) =>
  html`<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}">${words}</text>`

const rule = (y: number) => html`<path class="rule" d="M14 ${y}h292"/>`

function head(name: string): Html {
  return html`<rect class="band" x="14" y="14" width="292" height="22"/>
<g class="on-band">${text(22, 28.5, 9.5, name, 600)}</g>
${text(14, 56, 11, 'Платёжный документ за декабрь', 600)}`
}

function payer(): Html {
  const lines = ['Лицевой счёт', 'Плательщик', 'Адрес', 'Получатель', 'Счёт и банк']
  const widths = [62, 104, 128, 92, 116]
  return html`${lines.map((name, index) => {
    const y = 74 + index * 14
    return html`${text(14, y, 7, name)}${bar(74, y, widths[index] ?? 0)}`
  })}<g class="code" transform="translate(${306 - QR_WIDTH} 66)">${code}</g>`
}

function framedNumber(): Html {
  const grouped = SAMPLE_NUMBER.match(/\d{4}/g)?.join(' ') ?? ''
  return html`<g class="framed"><rect class="halo" x="9" y="149" width="215" height="54" rx="9"/>
<rect class="frame" x="14" y="154" width="205" height="44" rx="5"/>
${text(25, 171, 9.5, 'Уникальный номер')}${text(25, 189, 16, grouped, 600)}</g>`
}

function due(): Html {
  return html`<rect class="ground" x="232" y="154" width="74" height="44" rx="5"/>
${text(240, 171, 7.5, 'К оплате')}${bar(240, 186, 50)}`
}

function charges(): Html {
  const services = ['Электроэнергия', 'Отопление', 'Горячая вода']
  return html`${text(14, 226, 8.5, 'Расчёт платы за месяц', 600)}
<rect class="ground" x="14" y="233" width="292" height="15"/>
${text(18, 243, 6.5, 'Услуга')}${text(128, 243, 6.5, 'Объём')}
${text(188, 243, 6.5, 'Тариф')}${text(262, 243, 6.5, 'Начислено')}
${services.map((service, index) => {
  const y = 261 + index * 17
  const cells = html`${bar(128, y, 26)}${bar(188, y, 22)}${bar(262, y, 38)}`
  return html`${text(18, y, 7.5, service)}${cells}${rule(y + 6)}`
})}`
}

function meters(): Html {
  return html`${text(14, 328, 8.5, 'Показания счётчиков', 600)}
${[342, 358].map((y) => html`${bar(18, y, 84)}${bar(128, y, 40)}${bar(262, y, 38)}${rule(y + 6)}`)}`
}

function stub(): Html {
  return html`<path class="cut" d="M14 378h292"/>
${text(14, 397, 8.5, 'Извещение', 600)}${bar(74, 397, 96)}${bar(262, 397, 44)}`
}
