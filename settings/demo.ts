import type { CalendarDate } from '#base/calendar-date.ts'
import type { Period } from '#base/period.ts'
import type { UtilitySettings } from '#core/customers/utility.ts'

// The make-believe utility. Nothing of it exists: not the company, its bank, its numbers (they do
// pass their check digits), its telephones or its addresses.
export default {
  name: 'ПАО «Полуостровэнерго»',
  shortName: 'Полуостровэнерго',
  legal: {
    inn: '4199004108',
    kpp: '419901001',
    ogrn: '1024100543213',
    address: '683000, Камчатский край, г. Петропавловск-Камчатский, ул. Дальнего Маяка, д. 1',
  },
  bank: {
    name: 'Банк «Северный Причал» (АО)',
    bic: '043002799',
    account: '40702810000020000041',
    correspondentAccount: '30101810500000000799',
  },
  timeZone: 'Asia/Kamchatka',
  site: 'https://poluostrov.example',
  mailSender: { name: 'Полуостровэнерго', address: 'kabinet@poluostrov.example' },
  branches: [
    {
      code: 'petropavlovsk',
      name: 'Петропавловск-Камчатское отделение',
      address: 'г. Петропавловск-Камчатский, ул. Дальнего Маяка, д. 1',
      phone: '8 (415) 555-01-10',
      hours: 'пн–пт 8:00–19:00, сб 9:00–14:00',
    },
    {
      code: 'vilyuchinsk',
      name: 'Вилючинское отделение',
      address: 'г. Вилючинск, ул. Тихой Гавани, д. 8',
      phone: '8 (415) 555-02-20',
      hours: 'пн–пт 8:30–17:30',
    },
    {
      code: 'elizovo',
      name: 'Елизовское отделение',
      address: 'г. Елизово, ул. Семи Туманов, д. 14',
      phone: '8 (415) 555-03-30',
      hours: 'пн–пт 8:30–18:00',
    },
    {
      code: 'milkovo',
      name: 'Мильковское отделение',
      address: 'с. Мильково, пер. Кедрового Стланика, д. 3',
      phone: '8 (415) 555-04-40',
      hours: 'пн–пт 9:00–17:00',
    },
    {
      code: 'ust-bolsheretsk',
      name: 'Усть-Большерецкое отделение',
      address: 'с. Усть-Большерецк, ул. Северного Прибоя, д. 5',
      phone: '8 (415) 555-05-50',
      hours: 'пн–чт 9:00–17:00, пт 9:00–16:00',
    },
  ],
  legacyCabinet: {
    url: 'https://old.poluostrov.example/lk',
    lastDay: '2019-03-31' as CalendarDate,
  },
  testMode: { lastDay: '2019-06-30' as CalendarDate },
  readingWindows: [
    { from: '2018-01' as Period, firstDay: 15, lastDay: 25 },
    { from: '2018-01' as Period, branch: 'petropavlovsk', firstDay: 1, lastDay: 25 },
    { from: '2018-01' as Period, service: 'heating', firstDay: 20, lastDay: 31 },
    {
      from: '2018-01' as Period,
      branch: 'milkovo',
      service: 'electricity',
      firstDay: 1,
      lastDay: 23,
    },
  ],
  returns: { at: ['02:30', '14:30'], answerWithinDays: 40 },
} satisfies UtilitySettings
