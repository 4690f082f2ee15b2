import type { Language } from '../mailbox/words.ts'

const ru = {
  title: 'Расчётный центр',
  about:
    'Здесь выдуманная энергокомпания закрывает месяц: забирает показания, которые передали ' +
    'в кабинете, рассчитывает все отделения и отдаёт кабинету выгрузки.',
  today: 'Сегодня там',
  unanswered: 'Показаний ждёт расчёта',
  calculate: (month: string) => `Рассчитать ${month}`,
  jump: (day: string) =>
    `После расчёта часы там перейдут на утро ${day}. Кто вошёл в кабинет, войдёт заново; ` +
    'ссылки из прежних писем перестанут действовать.',
  noJump: 'Часы там уже ушли дальше этого расчёта и останутся как есть.',
  underWay: (month: string) => `Идёт расчёт: ${month}. Страница обновится сама.`,
  refresh: 'Обновить',
  done: (month: string) => `Рассчитано: ${month}`,
  packages: 'Пакеты показаний',
  noPackages: 'новых не было',
  used: 'Показаний принято',
  rejected: 'Показаний отклонено',
  extracts: 'Выгрузок принято кабинетом',
  receipts: 'Квитанций выставлено',
  why: 'Почему отклонены',
  reading: (account: string, meter: string, zone: string, value: string) =>
    `лицевой счёт ${account}, прибор № ${meter}, ${zone}: ${value}`,
  more: (count: number) => `и ещё ${count}`,
  signInAgain: 'Часы ушли вперёд, прежние входы закончились. Войдите в кабинет снова:',
  look: 'Посмотрите в кабинете:',
  password: 'пароль',
  failed: (month: string) => `Расчёт не удался: ${month}`,
  again: 'Нажмите ещё раз, когда причина устранена: что уже принято, второй раз ничего не изменит.',
}

const en: typeof ru = {
  title: 'Billing centre',
  about:
    'Here the make-believe utility closes a month: it takes in the readings sent through the ' +
    'cabinet, bills every branch and hands the extracts to the cabinet.',
  today: 'Today it is there',
  unanswered: 'Readings waiting for a bill',
  calculate: (month) => `Bill ${month}`,
  jump: (day) =>
    `Afterwards the clock there goes on to the morning of ${day}. Everybody is signed out, and ` +
    'links in earlier letters no longer work.',
  noJump: 'The clock is beyond this calculation already and stays as it is.',
  underWay: (month) => `Under way: ${month}. The page refreshes by itself.`,
  refresh: 'Refresh',
  done: (month) => `Billed: ${month}`,
  packages: 'Packages of readings',
  noPackages: 'no new ones',
  used: 'Readings accepted',
  rejected: 'Readings rejected',
  extracts: 'Extracts accepted by the cabinet',
  receipts: 'Receipts issued',
  why: 'Why they were rejected',
  reading: (account, meter, zone, value) => `account ${account}, meter ${meter}, ${zone}: ${value}`,
  more: (count) => `and ${count} more`,
  signInAgain: 'The clock has gone on and everybody is signed out. Sign in to the cabinet again:',
  look: 'See it in the cabinet:',
  password: 'password',
  failed: (month) => `The calculation failed: ${month}`,
  again: 'Press again once the reason is gone: what was accepted already changes nothing twice.',
}

export type CentreWords = typeof ru

export const centreWords: Readonly<Record<Language, CentreWords>> = { ru, en }
