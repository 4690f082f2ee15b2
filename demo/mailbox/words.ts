export type Language = 'ru' | 'en'

const ru = {
  title: 'Почта кабинета',
  about: 'Сюда приходят все письма, которые отправляет кабинет. Наружу не уходит ни одно.',
  empty: 'Писем пока нет. Они появятся здесь, как только кабинет что-нибудь отправит.',
  refresh: 'Обновить',
  back: 'Все письма',
  from: 'От кого',
  to: 'Кому',
  received: 'Получено',
  noSubject: 'Без темы',
  attachments: 'Вложения',
  unnamed: 'вложение',
  asHtml: 'Письмо с оформлением',
  notFound: 'Такого письма здесь нет.',
  centre: 'Расчётный центр',
  other: 'English',
}

const en: typeof ru = {
  title: 'Mail of the cabinet',
  about: 'Every mail that the cabinet sends comes here. None of them leaves this machine.',
  empty: 'No mail yet. It will appear here as soon as the cabinet sends something.',
  refresh: 'Refresh',
  back: 'All mail',
  from: 'From',
  to: 'To',
  received: 'Received',
  noSubject: 'No subject',
  attachments: 'Attachments',
  unnamed: 'attachment',
  asHtml: 'The mail with its formatting',
  notFound: 'There is no such mail here.',
  centre: 'Billing centre',
  other: 'Русский',
}

export type Words = typeof ru

export const words: Readonly<Record<Language, Words>> = { ru, en }

// What the address asks for, else what the browser prefers, else Russian.
export function languageOf(asked: string | null, accepted: string | undefined): Language {
  if (asked === 'ru' || asked === 'en') return asked
  return accepted?.trim().toLowerCase().startsWith('en') ? 'en' : 'ru'
}
