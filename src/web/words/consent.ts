import type { Language } from '#base/language.ts'
import type { UtilitySettings } from '#core/customers/utility.ts'

export type TextSection = { readonly heading: string; readonly paragraphs: readonly string[] }
export type Consent = {
  readonly title: string
  readonly version: string
  readonly opening: string
  readonly sections: readonly TextSection[]
}

// Raised with every change of the words below: each login keeps the version it agreed to, and the
// hash of the text as it stood.
const VERSION = '2'

// What a customer agrees to: who, what for, which data, what is done with them, how long, how to
// withdraw (152-ФЗ, art. 9, part 4). A document of its own since September 2025 (part 1).
export function consentOf(language: Language, utility: UtilitySettings): Consent {
  return { version: VERSION, ...(language === 'ru' ? russian(utility) : english(utility)) }
}

// The same, in one piece of plain text: what the hash is taken of.
export function consentPlainText({ title, version, opening, sections }: Consent): string {
  const parts = sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])
  return [title, version, opening, ...parts].join('\n')
}

function russian({ name, legal }: UtilitySettings): Omit<Consent, 'version'> {
  return {
    title: 'Согласие на обработку персональных данных',
    opening:
      `Регистрируясь в личном кабинете, я свободно, своей волей и в своём интересе даю ${name} ` +
      `(ИНН ${legal.inn}, ОГРН ${legal.ogrn}, ${legal.address}) согласие на обработку моих ` +
      'персональных данных.',
    sections: [
      {
        heading: 'Для чего',
        paragraphs: [
          'Чтобы завести кабинет, узнавать меня при входе, показывать мне лицевые счета, ' +
            'которые я ' +
            'добавлю, принимать от меня показания приборов и присылать письма о кабинете и его ' +
            'безопасности.',
        ],
      },
      {
        heading: 'Какие данные',
        paragraphs: [
          'Адрес электронной почты. Пароль, но только в виде, из которого его не восстановить. ' +
            'Сведения об этом согласии. Лицевые счета, которые я добавил, и названия, которые ' +
            'я им дал. Показания приборов, которые я передал.',
          'Время входов и действий в кабинете, браузер и система, отпечаток сетевого адреса.',
        ],
      },
      {
        heading: 'Что с ними делают',
        paragraphs: [
          'Сбор, запись, систематизация, накопление, хранение, уточнение, извлечение, ' +
            'использование, блокирование, удаление и уничтожение с помощью вычислительной техники.',
          'Для рекламы данные не используются. Другим они не передаются, если того не требует ' +
            'закон.',
        ],
      },
      {
        heading: 'Сколько и как отозвать',
        paragraphs: [
          'Пока у меня есть кабинет. Отозвать согласие можно в любой день: в отделении компании ' +
            `или письмом по адресу ${legal.address}.`,
          'После отзыва кабинет закроют, а данные уничтожат не позже чем через 30 дней, кроме ' +
            'тех, ' +
            'которые закон велит хранить дольше.',
        ],
      },
    ],
  }
}

function english({ name, legal }: UtilitySettings): Omit<Consent, 'version'> {
  return {
    title: 'Consent to the processing of personal data',
    opening:
      `By registering I freely, of my own will and in my own interest consent to ${name} ` +
      `(INN ${legal.inn}, OGRN ${legal.ogrn}, ${legal.address}) processing my personal data. ` +
      'The Russian text is the one that binds.',
    sections: [
      {
        heading: 'What for',
        paragraphs: [
          'To open the cabinet, to know me when I sign in, to show me the accounts that I ' +
            'add, to take meter readings from me, and ' +
            'to send letters about the cabinet and its security.',
        ],
      },
      {
        heading: 'Which data',
        paragraphs: [
          'My e-mail address. My password, only in a form it cannot be recovered from. The ' +
            'facts of ' +
            'this consent. The accounts I have added and the names I gave them. The meter ' +
            'readings I have sent.',
          'When I signed in and what I did, the browser and system, a fingerprint of the ' +
            'network address.',
        ],
      },
      {
        heading: 'What is done with them',
        paragraphs: [
          'Collecting, recording, arranging, accumulating, keeping, correcting, retrieving, ' +
            'using, ' +
            'blocking, deleting and destroying, by computer.',
          'They are not used for advertising, and given to nobody unless the law demands it.',
        ],
      },
      {
        heading: 'How long, and how to withdraw',
        paragraphs: [
          'As long as I have the cabinet. I may withdraw my consent any day: at a branch of the ' +
            `company or by letter to ${legal.address}.`,
          'After that the cabinet is closed, and the data are destroyed within 30 days, ' +
            'except what ' +
            'the law requires to be kept longer.',
        ],
      },
    ],
  }
}
