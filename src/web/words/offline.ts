const ru = {
  // The page that opens when the network does not.
  title: 'Показания без сети',
  lede:
    'Если кабинет не открывается, чаще всего просто нет сети. ' +
    'Эта страница работает и без неё.',
  none: 'Здесь пока нечего открыть',
  noneText:
    'Откройте «Передать показания», пока сеть есть: в следующий раз форма откроется и без неё.',
  again: 'Открыть кабинет',
  entry: 'Ввести показания',
  entryText: 'Введите показания: они уйдут сами, как только появится связь.',
  submit: 'Передать показания',
  moment: 'Считается день, когда показания дойдут до нас, а не день, когда вы их ввели.',
  signedOut: 'Войдите, чтобы отправить',
  signedOutText:
    'Вход в кабинет закончился, и показания с этого устройства ещё не отправлены. ' +
    'Войдите, и они уйдут сами.',
  signIn: 'Войти',
  signInToSend: 'На этом устройстве показания ждут отправки. Войдите, и они уйдут сами.',

  // Slips that can be told without the server.
  digits: 'Проверьте цифры: их столько же, сколько на приборе.',
  zones: 'Введите и это показание: нужны все зоны прибора.',
  nothing: 'Введите показание хотя бы одного прибора.',

  // What waits, on this page and on those of the cabinet.
  waiting: 'Ждёт отправки',
  waitingTitle: 'Показания ещё не отправлены',
  waitingText:
    'Уйдут сами, как только появится связь. ' +
    'Если к тому времени вход закончится, понадобится войти. ' +
    'Если выйти из кабинета, они сотрутся.',
  typedAt: 'введены',
  takenAt: 'Сняты {taken},',
  corrects: 'Исправление передачи №\u00A0{corrects}.',
  // Where the form is not kept any more, and with it the names.
  unknownAccount: 'Один из ваших счетов',
  unknownMeter: 'Прибор {meter}',
  look: 'Посмотреть или исправить',
  change: 'Исправить',
  drop: 'Не отправлять',
  send: 'Отправить сейчас',
  attention: 'Нужно ваше внимание',
  attentionText:
    'Показания дошли до нас, но не записаны: есть вопрос. Всё, что вы ввели, на месте.',
  open: 'Открыть форму',
  answered: 'Показания получены',
  answeredText:
    'Номер передачи покажем, как только появится связь. Вводить показания ещё раз не нужно.',
  sent: 'Показания получены',
  sentText: 'То, что вы ввели без сети, дошло:',
  number: 'передача №\u00A0{number}',

  // What is promised, and what is not.
  keptTitle: 'Что хранится на этом устройстве',
  kept: [
    'Названия счетов или их номера, приборы с прежними показаниями и то, что вы ввели. ' +
      'Ни имени, ни адреса.',
    'Только здесь: пока показания не отправлены, у нас их нет.',
    'Защищает их лишь браузер и блокировка экрана, другого шифрования нет.',
    'Выход из кабинета стирает всё, а через 45 дней это сделает следующее открытие кабинета.',
  ],
  erase: 'Стереть всё с этого устройства',
  eraseText: 'Неотправленные показания пропадут.',
  erased: 'На этом устройстве ничего не осталось.',

  // The installed cabinet.
  appName: (utility: string) => `Кабинет · ${utility}`,
  appShort: 'Кабинет',
  appText: 'Счета, квитанции и показания приборов',
}

const en: typeof ru = {
  title: 'Readings without a network',
  lede:
    'When the cabinet does not open, most often there is just no network. ' +
    'This page works without one, too.',
  none: 'Nothing to open here yet',
  noneText:
    'Open “Send readings” while there is a network: next time the form opens without one, too.',
  again: 'Open the cabinet',
  entry: 'Enter readings',
  entryText: 'Enter readings: they go by themselves as soon as there is a connection.',
  submit: 'Send readings',
  moment: 'What counts is the day the readings reach us, not the day you entered them.',
  signedOut: 'Sign in to send',
  signedOutText:
    'Your sign-in has ended, and readings on this device are not sent yet. ' +
    'Sign in, and they go by themselves.',
  signIn: 'Sign in',
  signInToSend: 'Readings on this device wait to be sent. Sign in, and they go by themselves.',

  digits: 'Check the digits: there are as many as on the meter.',
  zones: 'Enter this reading too: all zones of the meter are needed.',
  nothing: 'Enter the reading of at least one meter.',

  waiting: 'Waiting to be sent',
  waitingTitle: 'Readings not sent yet',
  waitingText:
    'They go by themselves as soon as there is a connection. If your sign-in has ended by then, ' +
    'you will have to sign in. Signing out erases them.',
  typedAt: 'entered on',
  takenAt: 'Taken on {taken},',
  corrects: 'Corrects submission No.\u00A0{corrects}.',
  unknownAccount: 'One of your accounts',
  unknownMeter: 'Meter {meter}',
  look: 'View or correct',
  change: 'Correct',
  drop: 'Do not send',
  send: 'Send now',
  attention: 'Please have a look',
  attentionText:
    'The readings reached us and are not recorded: there is a question. All you entered is here.',
  open: 'Open the form',
  answered: 'The readings are received',
  answeredText:
    'You will see the number of the submission as soon as there is a connection. ' +
    'No need to enter the readings again.',
  sent: 'The readings are received',
  sentText: 'What you entered without a network has arrived:',
  number: 'submission No.\u00A0{number}',

  keptTitle: 'What is kept on this device',
  kept: [
    'Names of accounts or their numbers, meters with earlier readings, and what you entered. ' +
      'Neither your name nor your address.',
    'Only here: until readings are sent, we do not have them.',
    'The browser and the screen lock protect them; nothing else encrypts them.',
    'Signing out erases everything. What is 45 days old goes when the cabinet is next opened here.',
  ],
  erase: 'Erase everything on this device',
  eraseText: 'Readings not sent will be lost.',
  erased: 'Nothing is left on this device.',

  appName: (utility: string) => `Кабинет · ${utility}`,
  appShort: 'Кабинет',
  appText: 'Bills, receipts and meter readings',
}

export const offlineWords = { ru, en }
