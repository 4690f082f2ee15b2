const ru = {
  title: 'Персональные данные',
  lead: 'Что кабинет знает о вас, зачем и кто это видит.',
  version: (version: string) => `Редакция ${version}`,
  policy: 'Как мы обращаемся с данными',
  sections: [
    {
      heading: 'Что приходит из расчётной системы',
      paragraphs: [
        'Имя плательщика, адрес, договоры, тарифы, счётчики, показания, начисления, платежи и ' +
          'квитанции. ' +
          'Компания обрабатывает их, чтобы исполнить договор с вами, и согласия на это закон ' +
          'не требует ' +
          '(152-ФЗ, статья 6, часть 1, пункт 5).',
        'Кабинет показывает их вам такими, какими получил, и ничего в них не меняет.',
      ],
    },
    {
      heading: 'Что приходит от вас',
      paragraphs: [
        'Адрес почты, пароль, названия счетов и показания приборов, которые вы передали. На это ' +
          'вы даёте согласие при регистрации.',
        'Пароль хранится в виде, из которого его не восстановить. Уникальный номер квитанции ' +
          'не хранится ' +
          'вовсе: остаётся лишь отпечаток, с которым мы сравниваем введённое.',
        'Показания уходят в расчётную систему компании. Кабинет помнит, когда они переданы ' +
          'и кто при этом вошёл.',
        'Сам кабинет отмечает время входов и действий, браузер и систему, отпечаток сетевого ' +
          'адреса.',
      ],
    },
    {
      heading: 'Кто видит ваши данные',
      paragraphs: [
        'Вы сами и те, кто добавил тот же лицевой счёт по уникальному номеру с квитанции. ' +
          'О каждом новом человеке у счёта мы пишем остальным, и список всегда есть ' +
          'на странице счёта.',
        'Сотрудники компании, когда отвечают на ваше обращение. На страницах кабинета нет ни ' +
          'рекламы, ни ' +
          'счётчиков, ни чего-либо с чужих сайтов.',
      ],
    },
    {
      heading: 'Что остаётся в вашем браузере',
      paragraphs: [
        'Только необходимые файлы cookie: вход, защита форм, язык и вид страниц. Вход ' +
          'забывается, когда вы ' +
          'выходите, через полчаса без дела и через 12 часов.',
        'И форма показаний, чтобы она открылась без сети: название или номер счёта, приборы, ' +
          'прежние показания и то, что вы ввели и ещё не отправили. Их защищает только браузер и ' +
          'блокировка экрана.',
        'Когда вы выходите, стирается всё. Если вход закончился сам, устройство узнаёт об этом, ' +
          'лишь когда кабинет снова открыт и есть сеть. До тех пор всё это увидит каждый, кто ' +
          'откроет здесь кабинет без сети. Потом прежние показания стираются, а введённое и не ' +
          'отправленное ждёт вашего следующего входа, и другим его не видно.',
        'То, что пролежало 45 дней, стирается, как только кабинет откроют на этом устройстве.',
      ],
    },
    {
      heading: 'Журнал',
      paragraphs: [
        'Входы, привязки счетов, передача показаний, скачивания и отказы записываются в журнал, ' +
          'который нельзя переписать ' +
          'незаметно. В нём нет ни почты, ни имён, ни паролей.',
      ],
    },
    {
      heading: 'Ваши права',
      paragraphs: [
        'Узнать, какие данные о вас есть, исправить их, потребовать удалить лишнее, отозвать ' +
          'согласие. ' +
          'Обратитесь в отделение: ответ придёт не позже чем через 10 рабочих дней.',
        'Если ответ вас не устроит, можно пожаловаться в Роскомнадзор или в суд.',
      ],
    },
  ],
  operator: 'Кто отвечает за данные',
  requisites: (inn: string, ogrn: string) => `ИНН ${inn}, ОГРН ${ogrn}`,
  branches: 'Куда обратиться',
}

const en: typeof ru = {
  title: 'Personal data',
  lead: 'What the cabinet knows about you, why, and who sees it.',
  version: (version: string) => `Version ${version}`,
  policy: 'How we treat data',
  sections: [
    {
      heading: 'What comes from billing',
      paragraphs: [
        'The payer’s name, address, contracts, tariffs, meters, readings, charges, payments ' +
          'and receipts. ' +
          'The company processes them to perform its contract with you, for which the law ' +
          'asks no consent ' +
          '(152-FZ, article 6, part 1, item 5).',
        'The cabinet shows them as it received them and changes nothing.',
      ],
    },
    {
      heading: 'What comes from you',
      paragraphs: [
        'Your e-mail address, password, names of accounts, and the meter readings you sent. You ' +
          'consent to this when you register.',
        'The password is kept in a form it cannot be recovered from. The unique number of a ' +
          'receipt is not ' +
          'kept at all: only a fingerprint remains, to compare with what is typed.',
        'Readings go to the company’s billing. The cabinet remembers when they were sent and ' +
          'who was signed in.',
        'The cabinet itself notes when you signed in and what you did, the browser and system, ' +
          'and a fingerprint of the network address.',
      ],
    },
    {
      heading: 'Who sees your data',
      paragraphs: [
        'You, and those who added the same account by the unique number of its receipt. ' +
          'We write to the others about each new person, and the list is always on the ' +
          'page of the account.',
        'The company’s staff when they answer your request. The pages hold no advertising, no ' +
          'counters and ' +
          'nothing from other sites.',
      ],
    },
    {
      heading: 'What stays in your browser',
      paragraphs: [
        'Only the cookies that are needed: signing in, protecting forms, language and view. ' +
          'Signing in is ' +
          'forgotten when you sign out, after half an hour without use and after 12 hours.',
        'And the form for readings, so that it opens without a network: the name or number of ' +
          'the account, meters, earlier readings, and what you entered and have not sent. The ' +
          'browser and the screen lock alone protect it.',
        'When you sign out, all of it is erased. When your sign-in ends by itself, the device ' +
          'learns of it only once the cabinet is opened again with a network. Until then whoever ' +
          'opens the cabinet here without a network sees all this. Then the earlier readings are ' +
          'erased; what you entered and have not sent waits unseen for your next sign-in.',
        'What is 45 days old is erased as soon as the cabinet is opened on this device.',
      ],
    },
    {
      heading: 'The trail',
      paragraphs: [
        'Signing in, linking accounts, sending readings, downloads and refusals are recorded in ' +
          'a trail that nobody can rewrite ' +
          'unnoticed. It holds no e-mail, no name and no password.',
      ],
    },
    {
      heading: 'Your rights',
      paragraphs: [
        'To learn which data there are about you, correct them, have needless ones deleted, ' +
          'withdraw consent. ' +
          'Ask a branch: the answer comes within 10 working days.',
        'If it does not satisfy you, you may complain to Roskomnadzor or go to court.',
      ],
    },
  ],
  operator: 'Who answers for the data',
  requisites: (inn: string, ogrn: string) => `INN ${inn}, OGRN ${ogrn}`,
  branches: 'Where to ask',
}

export const personalDataWords = { ru, en }
