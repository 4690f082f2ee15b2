import { englishDays, russianDaysLeft } from './format.ts'

const ru = {
  send: 'Передать показания',
  history: 'Что вы передали',
  // One submission and its life.
  number: (number: number) => `Передача №\u00A0${number}`,
  sent: (instant: string) => `Получено ${instant}`,
  byAnother: 'Передал другой человек, у которого тоже есть доступ к этому лицевому счёту.',
  takenWhen: 'Показания сняты',
  toAccount: 'К лицевому счёту',
  reading: 'Показание',
  forBill: (bill: string) => `для квитанции ${bill}`,
  life: {
    received: 'Получены кабинетом',
    'handed-over': (sequence: number) => `Переданы в расчётный центр, пакет №\u00A0${sequence}`,
    accepted: (bill: string) => `Приняты, вошли в квитанцию ${bill}`,
    acceptedUnused: 'Приняты, в квитанцию ещё не вошли',
    rejected: (reason: string) => `Не приняты: ${reason}`,
    rejectedUnsaid: 'Не приняты, причина не названа',
    replaced: (number: number) => `Заменены передачей №\u00A0${number}`,
  },
  replaces: (number: number) => `вместо передачи №\u00A0${number}`,
  next: {
    received: 'Дальше: передадим в расчётный центр.',
    'handed-over': 'Дальше: ответ придёт со следующим расчётом.',
  },
  correctable: 'Исправить можно, пока расчётный центр не ответил.',
  otherValue: (value: string) => `В квитанции другое показание: ${value}`,
  confirmed: 'вы подтвердили: ',
  doubtNames: {
    'zones-swapped': 'зоны стоят верно',
    'rolled-over': 'прибор прошёл через ноль',
    lower: 'показание меньше прежнего',
    'far-above': 'расход больше обычного',
    zero: 'расхода нет',
  },
  keepNumber: 'Номер передачи пригодится, если позвоните в отделение.',
  states: {
    received: 'получены',
    'handed-over': 'переданы в расчётный центр',
    accepted: 'приняты',
    rejected: 'не приняты',
    replaced: 'заменены',
  },
  correct: 'Исправить',
  all: 'Все передачи',
  older: 'Более ранние',
  emptyTitle: 'Вы ещё не передавали показания здесь',
  empty: 'Здесь появится каждая передача: номер, день и в какую квитанцию она вошла.',

  // What is still due, account by account.
  dueTitle: 'Показания',
  dueNone: 'Передавать показания не нужно',
  dueNoneText: 'Ни на одном из ваших счетов сейчас нет приборов, показания которых нужны.',
  dueAll: 'Всё передано. Исправить можно, пока расчётный центр не ответил.',
  dueMissing: (services: string) => `Ещё не передано: ${services}.`,
  dueSent: (number: number) => `Передано, передача №\u00A0${number}`,
  noMeters: 'Приборов, показания которых нужны, сейчас нет.',
  closed: 'Счёт закрыт: показания не нужны.',
  attention: (closes: string, daysLeft: number) =>
    daysLeft === 0
      ? `Передайте показания сегодня, ${closes}`
      : `Передайте показания до ${closes}: ${russianDaysLeft(daysLeft)}`,

  // Side by side on the page of a meter.
  compared: 'Что вы передали и что взято в квитанцию',
  comparedMonth: 'Квитанция',
  comparedSent: 'Передали вы',
  comparedSeen: 'Контролёр или прибор',
  comparedUsed: 'Взято в квитанцию',
  why: {
    sent: 'взято ваше показание',
    elsewhere: 'взято показание, переданное не через кабинет',
    seen: 'взято показание контролёра или прибора: оно снято позже вашего или вместо него',
    estimated: 'показаний к сроку не было: посчитано по среднему',
    norm: 'показаний не было больше трёх месяцев: посчитано по нормативу',
    rejected: (reason: string) => `ваше не принято: ${reason}`,
    differs: 'взято не то показание, которое вы передали: спросите в отделении',
    waiting: 'квитанция ещё не готова',
  },
}

const en: typeof ru = {
  send: 'Send readings',
  history: 'What you have sent',
  number: (number: number) => `Submission No.\u00A0${number}`,
  sent: (instant: string) => `Received on ${instant}`,
  byAnother: 'Sent by another person who has access to this account too.',
  takenWhen: 'The readings were taken on',
  toAccount: 'To the account',
  reading: 'Reading',
  forBill: (bill: string) => `for the bill ${bill}`,
  life: {
    received: 'Received by the cabinet',
    'handed-over': (sequence: number) => `Handed over to billing, package No.\u00A0${sequence}`,
    accepted: (bill: string) => `Accepted in the bill ${bill}`,
    acceptedUnused: 'Accepted, not in a bill yet',
    rejected: (reason: string) => `Not accepted: ${reason}`,
    rejectedUnsaid: 'Not accepted, no reason given',
    replaced: (number: number) => `Replaced by submission No.\u00A0${number}`,
  },
  replaces: (number: number) => `instead of submission No.\u00A0${number}`,
  next: {
    received: 'Next: we hand them over to billing.',
    'handed-over': 'Next: the answer comes with the next calculation.',
  },
  correctable: 'You can correct them until billing has answered.',
  otherValue: (value: string) => `The bill has another reading: ${value}`,
  confirmed: 'you confirmed: ',
  doubtNames: {
    'zones-swapped': 'the zones are right',
    'rolled-over': 'the meter passed zero',
    lower: 'the reading is lower than before',
    'far-above': 'more was used than usual',
    zero: 'nothing was used',
  },
  keepNumber: 'Keep the number of the submission in case you call your branch.',
  states: {
    received: 'received',
    'handed-over': 'handed over to billing',
    accepted: 'accepted',
    rejected: 'not accepted',
    replaced: 'replaced',
  },
  correct: 'Correct',
  all: 'All submissions',
  older: 'Earlier ones',
  emptyTitle: 'You have not sent readings here yet',
  empty: 'Every submission will be here: its number, its day and the bill it went into.',

  dueTitle: 'Readings',
  dueNone: 'No readings to send',
  dueNoneText: 'None of your accounts has a meter now whose readings are needed.',
  dueAll: 'Everything is sent. You can correct the readings until billing has answered.',
  dueMissing: (services: string) => `Not sent yet: ${services}.`,
  dueSent: (number: number) => `Sent, submission No.\u00A0${number}`,
  noMeters: 'There are no meters now whose readings are needed.',
  closed: 'The account is closed: no readings are needed.',
  attention: (closes: string, daysLeft: number) =>
    daysLeft === 0
      ? `Send readings today, ${closes}`
      : `Send readings by ${closes}: ${englishDays(daysLeft)} left`,

  compared: 'What you sent and what the bill used',
  comparedMonth: 'Bill',
  comparedSent: 'Sent by you',
  comparedSeen: 'Inspector or meter',
  comparedUsed: 'Used in the bill',
  why: {
    sent: 'your reading was used',
    elsewhere: 'a reading sent by another way than this cabinet was used',
    seen: 'an inspector’s or the meter’s own reading was used: it is later, or stands for yours',
    estimated: 'no readings in time: calculated by the average',
    norm: 'no readings for more than three months: calculated by the norm',
    rejected: (reason: string) => `yours was not accepted: ${reason}`,
    differs: 'not the reading that you sent: ask your branch',
    waiting: 'the bill is not calculated yet',
  },
}

export const submissionsWords = { ru, en }
