import { englishDays, russianDaysLeft } from './format.ts'

const ru = {
  // What to verify: «Электроэнергия, кухня: прибор № 60985119».
  meter: (what: string, serial: string) => `${what}: прибор №\u00A0${serial}`,
  ends: (date: string, left: number) =>
    left === 0
      ? `Поверка действует последний день, ${date}`
      : `Поверка действует до ${date}: ${russianDaysLeft(left)}`,
  endsWhat:
    'Договоритесь о поверке или замене прибора заранее, чтобы и дальше платить по показаниям.',
  expired: (date: string) => `Поверка закончилась ${date}`,
  expiredWhat:
    'Начисляется не по показаниям: три месяца по среднему, потом по нормативу. ' +
    'Прибор надо поверить или заменить.',
}

const en: typeof ru = {
  meter: (what: string, serial: string) => `${what}: meter No.\u00A0${serial}`,
  ends: (date: string, left: number) =>
    left === 0
      ? `The verification is valid for its last day, ${date}`
      : `The verification is valid until ${date}: ${englishDays(left)} left`,
  endsWhat: 'Arrange a verification or a new meter in time, so that bills go on by readings.',
  expired: (date: string) => `The verification ended on ${date}`,
  expiredWhat:
    'Bills do not go by readings: three months by the average, then by the norm. ' +
    'Have the meter verified or replaced.',
}

export const verificationWords = { ru, en }
