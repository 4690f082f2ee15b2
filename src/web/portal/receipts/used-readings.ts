import type { Language } from '#base/language.ts'
import type { UsedReading } from '#core/metering/readings-used-in.ts'
import { type Html, html } from '#platform/html/html.ts'
import { icon } from '../../parts/icon.ts'
import { serviceIcon } from '../../parts/service-icon.ts'
import { table } from '../../parts/table.ts'
import { billingWords } from '../../words/billing.ts'
import { formatNumber, formatShortDate } from '../../words/format.ts'
import { receiptsWords } from '../../words/receipts.ts'

// The readings a month's bill was counted from: meter and zone, what it showed, when and by whom.
export function usedReadings(language: Language, readings: readonly UsedReading[]): Html {
  const words = receiptsWords[language].twin
  const billing = billingWords[language]
  return table({
    caption: words.readings,
    captionUnseen: true,
    columns: [{ label: words.meter }, { label: words.value, numeric: true }],
    rows: readings.map((reading) => {
      const name = [billing.services[reading.service], reading.place]
      const zone = billing.zones[reading.zoneName]
      const below = [
        `${reading.model} ${billing.meter(reading.serialNumber)}`,
        `${formatShortDate(language, reading.takenOn)}, ${billing.sources[reading.source]}`,
      ]
      return [
        html`${icon(serviceIcon[reading.service])} ${[...name, zone].filter(Boolean).join(', ')}
<small class="under">${below.join(' · ')}</small>`,
        formatNumber(language, reading.value),
      ]
    }),
  })
}
