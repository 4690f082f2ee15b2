import { russianPlural } from './format.ts'

const ru = {
  title: 'Настройки',
  cancel: 'Ничего не менять',
  entry: 'Вход',
  email: 'Электронная почта',
  password: 'Пароль',
  passwordSet: (date: string) => `Задан ${date}`,
  sessions: 'Где вы вошли',
  sessionsNote: 'Устройства, на которых открыт кабинет',
  data: 'Ваши данные',
  dataNote:
    'Что кабинет хранит о вас самих. Сведения о лицевых счетах он получает из расчётной системы.',
  opened: 'Кабинет открыт',
  letters: 'Язык писем',
  languages: { ru: 'По-русски', en: 'По-английски' },
  accounts: 'Лицевые счета',
  accountCount: (count: number) => `${count} ${russianPlural(count, 'счёт', 'счёта', 'счетов')}`,
  consent: 'Согласие на обработку данных',
  consentGiven: (date: string, version: string) => `Дано ${date}, редакция ${version}`,
  consentWithdrawn: (date: string) => `Отозвано ${date}`,
  consentText: 'Текст согласия, политика и как его отозвать',
  changeEmail: {
    title: 'Новый адрес почты',
    now: 'Сейчас вы входите с адресом',
    label: 'Новый адрес',
    hint: 'На него придёт письмо со ссылкой. До перехода по ней ничего не меняется.',
    passwordHint: 'Чтобы знать, что это вы.',
    submit: 'Прислать ссылку',
    same: 'Это и есть ваш нынешний адрес. Введите другой',
    wrong: 'Пароль не подходит. Проверьте раскладку и Caps Lock',
  },
  changePassword: {
    title: 'Новый пароль',
    slips: {
      empty: 'Введите нынешний пароль',
      wrong: 'Нынешний пароль не подходит. Проверьте раскладку и Caps Lock',
    },
    sessions: 'На других устройствах придётся войти заново.',
    submit: 'Сменить пароль',
    forgotten: 'Не помните нынешний пароль?',
    reset: 'Задать новый по письму',
  },
  changeLanguage: {
    title: 'Язык писем',
    legend: 'На каком языке присылать вам письма?',
    missing: 'Выберите язык писем',
    submit: 'Сохранить',
    ofPages: 'Язык самих страниц переключается кнопкой внизу каждой из них.',
  },
  sessionList: {
    title: 'Где вы вошли',
    lead: 'Устройства, на которых сейчас открыт ваш кабинет.',
    device: (names: string) => {
      const [browser, system] = names.split(', ')
      const named = browser === 'Browser' ? 'Неизвестный браузер' : `${browser}`
      return system === undefined ? named : `${named} на ${system}`
    },
    current: 'Это устройство',
    started: (instant: string) => `Вход ${instant}`,
    seen: (instant: string) => `Последнее действие ${instant}`,
    end: 'Выйти',
    endOthers: 'Выйти на остальных устройствах',
    alone: 'На других устройствах кабинет не открыт.',
    doubt: 'Не узнаёте устройство? Нажмите «Выйти» рядом с ним, а потом смените пароль.',
    changePassword: 'Сменить пароль',
    limits: 'Через полчаса без дела и через 12 часов после входа нужно войти заново.',
  },
}

const en: typeof ru = {
  title: 'Settings',
  cancel: 'Change nothing',
  entry: 'Signing in',
  email: 'E-mail',
  password: 'Password',
  passwordSet: (date: string) => `Set on ${date}`,
  sessions: 'Where you are signed in',
  sessionsNote: 'Devices on which the cabinet is open',
  data: 'Your data',
  dataNote: 'What the cabinet keeps about you. What it knows of accounts comes from billing.',
  opened: 'Registered',
  letters: 'Language of letters',
  languages: { ru: 'In Russian', en: 'In English' },
  accounts: 'Accounts',
  accountCount: (count: number) => `${count} ${count === 1 ? 'account' : 'accounts'}`,
  consent: 'Consent to data processing',
  consentGiven: (date: string, version: string) => `Given on ${date}, version ${version}`,
  consentWithdrawn: (date: string) => `Withdrawn on ${date}`,
  consentText: 'The text, the policy and how to withdraw',
  changeEmail: {
    title: 'New e-mail address',
    now: 'You now sign in with',
    label: 'New address',
    hint: 'We send a letter with a link to it. Nothing changes until the link is followed.',
    passwordHint: 'So that we know it is you.',
    submit: 'Send the link',
    same: 'This is your present address. Enter another one',
    wrong: 'The password does not fit. Check the keyboard layout and Caps Lock',
  },
  changePassword: {
    title: 'New password',
    slips: {
      empty: 'Enter the current password',
      wrong: 'The current password does not fit. Check the keyboard layout and Caps Lock',
    },
    sessions: 'On your other devices you will have to sign in again.',
    submit: 'Change the password',
    forgotten: 'Do not remember the current password?',
    reset: 'Choose a new one by letter',
  },
  changeLanguage: {
    title: 'Language of letters',
    legend: 'In which language shall we write to you?',
    missing: 'Choose the language of letters',
    submit: 'Save',
    ofPages: 'The language of the pages is switched by the button at the bottom of each.',
  },
  sessionList: {
    title: 'Where you are signed in',
    lead: 'Devices on which your cabinet is open now.',
    device: (names: string) => {
      const [browser, system] = names.split(', ')
      const named = browser === 'Browser' ? 'Unknown browser' : `${browser}`
      return system === undefined ? named : `${named} on ${system}`
    },
    current: 'This device',
    started: (instant: string) => `Signed in ${instant}`,
    seen: (instant: string) => `Last active ${instant}`,
    end: 'Sign out',
    endOthers: 'Sign out on other devices',
    alone: 'The cabinet is not open on any other device.',
    doubt: 'A device you do not know? Press “Sign out” beside it, then change the password.',
    changePassword: 'Change the password',
    limits: 'You need to sign in again after half an hour without use, and after 12 hours in all.',
  },
}

export const settingsWords = { ru, en }
