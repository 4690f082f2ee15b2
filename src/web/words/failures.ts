const ru = {
  next: 'Что делать',
  toStart: 'На главную',
  call: 'Если не получается, позвоните в своё отделение.',
  number: (id: string) => `Назовите номер ${id}.`,
  malformed: {
    title: 'Не получилось прочитать запрос',
    why: 'Адрес или форма пришли повреждёнными. Так бывает со ссылками, скопированными не целиком.',
    what: 'Откройте нужную страницу заново из кабинета.',
  },
  stale: {
    title: 'Страница устарела',
    why: 'С тех пор как вы её открыли, вы вошли, вышли или вход закончился. Ничего не изменилось.',
    what: 'Вернитесь на страницу, обновите её и отправьте ещё раз.',
  },
  foreign: {
    title: 'Запрос пришёл с другого сайта',
    why: 'Другой сайт попытался сделать что-то в кабинете за вас. Мы этого не сделали.',
    what: 'Если это хотели сделать вы, откройте кабинет и повторите здесь.',
  },
  absent: {
    title: 'Такой страницы нет',
    why: 'Адрес набран с ошибкой или страницу убрали.',
    what: 'Проверьте адрес или начните с главной страницы.',
  },
  method: {
    title: 'Так эту страницу открыть нельзя',
    why: 'Эта часть кабинета понимает другой вид запроса.',
    what: 'Начните с главной страницы.',
  },
  large: {
    title: 'Слишком много данных',
    why: 'Файл или текст больше, чем кабинет принимает.',
    what: 'Вернитесь и отправьте меньше.',
  },
  unknownKind: {
    title: 'Кабинет не понимает такие данные',
    why: 'Форма пришла в виде, который эта страница не принимает.',
    what: 'Вернитесь на страницу и отправьте её ещё раз.',
  },
  ours: {
    title: 'У нас что-то сломалось',
    why: 'Это наша ошибка, и мы о ней уже знаем. То, что было сохранено раньше, не пострадало.',
    what: 'Попробуйте ещё раз через несколько минут.',
  },
  busy: {
    title: 'Кабинет сейчас перегружен',
    why: 'Слишком много людей пришло одновременно. Ничего не потеряно.',
    what: 'Попробуйте ещё раз через минуту.',
  },
}

const en: typeof ru = {
  next: 'What to do',
  toStart: 'To the home page',
  call: 'If it does not work, call your branch.',
  number: (id: string) => `Give them the number ${id}.`,
  malformed: {
    title: 'We could not read the request',
    why: 'The address or the form arrived damaged. It happens to links copied in part.',
    what: 'Open the page again from the cabinet.',
  },
  stale: {
    title: 'The page is out of date',
    why: 'Since you opened it you signed in or out, or your sign-in ended. Nothing has changed.',
    what: 'Go back to the page, reload it and send it again.',
  },
  foreign: {
    title: 'The request came from another site',
    why: 'Another site tried to do something in the cabinet for you. We did not do it.',
    what: 'If it was you who wanted it, open the cabinet and do it here.',
  },
  absent: {
    title: 'There is no such page',
    why: 'The address has a mistake, or the page was removed.',
    what: 'Check the address or begin with the home page.',
  },
  method: {
    title: 'This page does not open that way',
    why: 'This part of the cabinet understands another kind of request.',
    what: 'Begin with the home page.',
  },
  large: {
    title: 'Too much data',
    why: 'The file or the text is larger than the cabinet takes.',
    what: 'Go back and send less.',
  },
  unknownKind: {
    title: 'The cabinet does not understand this data',
    why: 'The form came in a shape that this page does not take.',
    what: 'Go back to the page and send it again.',
  },
  ours: {
    title: 'Something broke on our side',
    why: 'It is our fault and we know already. What was saved before is safe.',
    what: 'Try again in a few minutes.',
  },
  busy: {
    title: 'The cabinet is overloaded',
    why: 'Too many people came at once. Nothing is lost.',
    what: 'Try again in a minute.',
  },
}

export const failureWords = { ru, en }
export type Failure = Exclude<keyof typeof ru, 'next' | 'toStart' | 'call' | 'number'>
