import { russianPlural } from './format.ts'

const digits = (count: number) => `${count} ${russianPlural(count, 'цифра', 'цифры', 'цифр')}`

const ru = {
  section: 'Регистрация по квитанции',
  continue: 'Продолжить',
  number: {
    title: 'Уникальный номер с квитанции',
    lead: 'По нему мы узнаем, что счёт ваш. Подойдёт любая из трёх последних квитанций.',
    label: 'Уникальный номер',
    hint: '16 цифр в рамке. Пробелы можно не убирать.',
    accepted: 'Номер принят.',
    acceptedNote: 'Мы нигде его не храним и поэтому не показываем. Чтобы изменить, введите другой.',
    where: 'Где взять уникальный номер',
    haveLogin: 'Уже есть кабинет?',
    signIn: 'Войти',
    slips: {
      empty: () => 'Введите уникальный номер: 16 цифр с квитанции',
      'not-digits': () => 'В уникальном номере только цифры. Уберите буквы и другие знаки',
      'too-short': (count: number) =>
        `Введено: ${digits(count)}, а нужно 16. Номер лицевого счёта здесь не подойдёт`,
      'too-long': (count: number) => `Введено: ${digits(count)}, а нужно 16. Уберите лишние`,
      'check-digit': () => 'Похоже на опечатку: проверьте цифры. Попытка не потрачена',
      sample: () => 'Это номер с образца. Возьмите номер со своей квитанции',
    },
  },
  scan: {
    open: 'Снять QR-код камерой',
    close: 'Закрыть камеру',
    aim: 'Наведите камеру на код с квитанции',
    found: (submit: string) => `Номер прочитан с квитанции. Проверьте его и нажмите «${submit}».`,
    foreign: 'В этом QR-коде нет уникального номера. Возьмите код с квитанции или введите цифры.',
    denied: 'Камера недоступна. Введите 16 цифр с квитанции.',
  },
  sample: {
    title: 'Где взять уникальный номер',
    lead: 'Номер напечатан в рамке на каждой квитанции с ноября 2018 года.',
    caption: 'Образец квитанции. Уникальный номер обведён рамкой',
    description:
      'Образец квитанции: вверху название компании, месяц, сведения о плательщике и QR-код. ' +
      'Под ними слева в рамке уникальный номер: четыре группы по четыре цифры. ' +
      'Ниже расчёт платы и показания счётчиков.',
    steps: [
      'Возьмите одну из трёх последних квитанций.',
      'Найдите рамку со словами «Уникальный номер», обычно над расчётом платы.',
      'Введите все 16 цифр из рамки. Это не номер лицевого счёта.',
    ],
    none: 'Квитанции нет или на ней нет рамки? Позвоните в своё отделение, номер подскажут.',
    back: 'Ввести номер',
  },
  email: {
    title: 'Ваша электронная почта',
    hint: 'На неё придёт письмо со ссылкой, а потом по этому адресу вы будете входить.',
  },
  password: {
    title: 'Придумайте пароль',
    lead: 'Для входа вместе с адресом',
    kept: 'Пароль уже задан. Чтобы изменить его, введите другой.',
  },
  consent: {
    title: 'Проверьте и дайте согласие',
    number: 'Уникальный номер',
    numberValue: 'Принят, проверим при отправке',
    email: 'E-mail',
    password: 'Пароль',
    passwordValue: 'Задан',
    change: 'Изменить',
    box: 'Даю согласие на обработку моих персональных данных',
    boxHint: 'Без согласия кабинет открыть нельзя. Отозвать его можно в любой день.',
    text: 'Прочитать согласие целиком',
    ownPage: 'Открыть текст отдельной страницей',
    missing: 'Отметьте согласие: без него мы не вправе завести кабинет',
    outdated: 'Текст согласия обновился. Прочитайте его и отметьте ещё раз',
    submit: 'Зарегистрироваться',
  },
  sent: {
    title: 'Проверьте почту',
    lead: 'Мы отправили письмо на адрес',
    what:
      'В письме ссылка, которая откроет кабинет. Если что-то не подошло, письмо скажет, что ' +
      'именно.',
    lives: 'Ссылка действует сутки.',
    again: 'Исправить адрес или отправить ещё раз',
  },
}

const en: typeof ru = {
  section: 'Register with a receipt',
  continue: 'Continue',
  number: {
    title: 'The unique number from a receipt',
    lead: 'It shows us that the account is yours. Any of the last three receipts will do.',
    label: 'Unique number',
    hint: '16 digits in a frame. Spaces may stay.',
    accepted: 'The number is accepted.',
    acceptedNote: 'We keep it nowhere and so cannot show it. To change it, enter another one.',
    where: 'Where to find the unique number',
    haveLogin: 'Already registered?',
    signIn: 'Sign in',
    slips: {
      empty: () => 'Enter the unique number: 16 digits from a receipt',
      'not-digits': () => 'The unique number has digits only. Remove letters and other signs',
      'too-short': (count: number) =>
        `You entered ${count} digits of 16. An account number will not do here`,
      'too-long': (count: number) => `You entered ${count} digits, 16 are needed. Remove the rest`,
      'check-digit': () => 'This looks like a slip: check the digits. It was not counted as a try',
      sample: () => 'This is the number of the sample. Take the one on your own receipt',
    },
  },
  scan: {
    open: 'Scan the QR code',
    close: 'Close the camera',
    aim: 'Point the camera at the QR code of the receipt',
    found: (submit: string) =>
      `The number was read from the receipt. Check it and press “${submit}”.`,
    foreign: 'This QR code holds no unique number. Use the one on a receipt or type the digits.',
    denied: 'The camera is not available. Type the 16 digits from the receipt.',
  },
  sample: {
    title: 'Where to find the unique number',
    lead: 'It is printed in a frame on every receipt since November 2018.',
    caption: 'A sample receipt. The unique number is framed',
    description:
      'A sample receipt: at the top the company, the month, the payer and a QR code. ' +
      'Below them at the left the unique number in a frame: four groups of four digits. ' +
      'Then the charges and the meter readings.',
    steps: [
      'Take one of your last three receipts.',
      'Find the frame «Уникальный номер», usually above the charges.',
      'Enter all 16 digits of the frame. It is not the account number.',
    ],
    none: 'No receipt, or no frame on it? Call your branch, they will help.',
    back: 'Enter the number',
  },
  email: {
    title: 'Your e-mail address',
    hint: 'We send a letter with a link to it; later you sign in with it.',
  },
  password: {
    title: 'Choose a password',
    lead: 'To sign in together with the address',
    kept: 'A password is set. To change it, enter another one.',
  },
  consent: {
    title: 'Check and consent',
    number: 'Unique number',
    numberValue: 'Accepted, to be checked when sent',
    email: 'E-mail',
    password: 'Password',
    passwordValue: 'Set',
    change: 'Change',
    box: 'I consent to the processing of my personal data',
    boxHint: 'Without consent we cannot open the cabinet. You may withdraw it any day.',
    text: 'Read the whole consent',
    ownPage: 'Open the text on its own page',
    missing: 'Tick the consent: without it we may not open the cabinet',
    outdated: 'The text of the consent has changed. Read it and tick the box again',
    submit: 'Register',
  },
  sent: {
    title: 'Check your mail',
    lead: 'We have sent a letter to',
    what: 'It holds a link that opens the cabinet. If something did not fit, the letter says what.',
    lives: 'The link works for a day.',
    again: 'Correct the address or send it again',
  },
}

export const registrationWords = { ru, en }
