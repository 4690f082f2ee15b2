import { russianPlural } from './format.ts'

// What is said about an e-mail address and a password wherever one is asked for.
const ru = {
  email: 'Электронная почта (e-mail)',
  emailSlips: {
    empty: 'Введите адрес электронной почты',
    'too-long': 'Адрес слишком длинный. Проверьте, не вставлен ли он дважды',
    space: 'Уберите пробелы из адреса',
    comma: 'В адресе запятая. Может быть, нужна точка?',
    'no-at': 'В адресе нет знака @. Он стоит посередине, как в name@example.com',
    'several-at': 'В адресе несколько знаков @, а нужен один',
    'cyrillic-letters': 'В адресе есть русские буквы. Переключите клавиатуру на английскую',
    name: 'Проверьте часть адреса до знака @',
    domain: 'Проверьте часть адреса после знака @: там есть точка, как в example.com',
  },
  password: 'Пароль',
  newPassword: 'Новый пароль',
  currentPassword: 'Нынешний пароль',
  passwordHint:
    'Не короче 8 знаков. Лучше всего фраза из трёх-четырёх слов: её легко помнить и трудно ' +
    'подобрать.',
  passwordSlips: {
    empty: 'Введите пароль',
    'too-short': 'Пароль короче 8 знаков. Добавьте ещё слово',
    'too-long': 'Пароль длиннее 200 знаков. Возьмите короче',
    common: 'Этот пароль слишком известен, его подберут первым. Возьмите фразу из нескольких слов',
    'own-email': 'Пароль похож на ваш адрес. Возьмите фразу, которую не угадать по адресу',
  },
  strength: {
    short: (missing: number) =>
      `Ещё хотя бы ${missing} ${russianPlural(missing, 'знак', 'знака', 'знаков')}.`,
    enough: 'Длины хватает. Ещё надёжнее фраза от 15 знаков.',
    good: 'Хорошая длина: такой пароль трудно подобрать.',
  },
  tooManyTries: (wait: string) => `Слишком много попыток. Попробуйте снова ${wait}.`,
  tooManyTriesWhy: 'Так мы бережём ваш кабинет от тех, кто подбирает пароль.',
  busy: 'Сейчас входит очень много людей. Подождите минуту и нажмите кнопку ещё раз.',
  typedKept: 'Всё введённое на месте, кроме пароля.',
  noLetter: 'Письма нет?',
  letterAdvice: [
    'Подождите несколько минут.',
    'Посмотрите в папке «Спам».',
    'Проверьте, верно ли написан адрес.',
  ],
  callUs: 'Не получается? Позвоните',
}

const en: typeof ru = {
  email: 'E-mail address',
  emailSlips: {
    empty: 'Enter your e-mail address',
    'too-long': 'The address is too long. Check that it was not pasted twice',
    space: 'Remove the spaces from the address',
    comma: 'There is a comma in the address. Should it be a dot?',
    'no-at': 'There is no @ in the address. It stands in the middle, as in name@example.com',
    'several-at': 'There is more than one @ in the address',
    'cyrillic-letters': 'There are Russian letters in the address. Switch the keyboard to English',
    name: 'Check the part of the address before @',
    domain: 'Check the part of the address after @: it has a dot, as in example.com',
  },
  password: 'Password',
  newPassword: 'New password',
  currentPassword: 'Current password',
  passwordHint:
    'At least 8 characters. A phrase of three or four words is best: easy to remember, hard ' +
    'to guess.',
  passwordSlips: {
    empty: 'Enter a password',
    'too-short': 'The password is shorter than 8 characters. Add another word',
    'too-long': 'The password is longer than 200 characters. Choose a shorter one',
    common:
      'This password is widely known and will be guessed first. Use a phrase of several words',
    'own-email': 'The password is like your address. Use a phrase the address does not give away',
  },
  strength: {
    short: (missing: number) =>
      `At least ${missing} more ${missing === 1 ? 'character' : 'characters'}.`,
    enough: 'Long enough. A phrase of 15 characters or more is safer still.',
    good: 'A good length: such a password is hard to guess.',
  },
  tooManyTries: (wait: string) => `Too many tries. Come back ${wait}.`,
  tooManyTriesWhy: 'This protects your cabinet from people who guess passwords.',
  busy: 'Very many people are signing in right now. Wait a minute and press the button again.',
  typedKept: 'Everything you typed is still here, except the password.',
  noLetter: 'No letter?',
  letterAdvice: [
    'Wait a few minutes.',
    'Look in the spam folder.',
    'Check that the address is right.',
  ],
  callUs: 'Not working? Call us',
}

export const credentialWords = { ru, en }
