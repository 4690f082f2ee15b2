import { englishDays, russianDaysLeft, russianPlural } from './format.ts'

const digits = (count: number) => `${count}\u00A0${russianPlural(count, 'цифра', 'цифры', 'цифр')}`

const ru = {
  toAccount: 'К лицевому счёту',

  // Windows. `bill` is «за февраль 2019».
  windows: {
    before: (opens: string, closes: string, bill: string) =>
      `Срок передачи: с ${opens} по ${closes}. ` +
      `Можно и сейчас: показания войдут в квитанцию ${bill}.`,
    open: (closes: string, daysLeft: number, bill: string) =>
      daysLeft === 0
        ? `Передайте сегодня, ${closes}: сегодня последний день для квитанции ${bill}.`
        : `Передайте до ${closes}: ${russianDaysLeft(daysLeft)}. ` +
          `Показания войдут в квитанцию ${bill}.`,
    after: (bill: string) =>
      `Срок в этом месяце прошёл. Передать можно: показания войдут в квитанцию ${bill}.`,
  },
  moment: 'Считается день, когда вы отправили показания, даже если ответ задержался.',

  // The form.
  title: 'Передать показания',
  correctTitle: (number: number) => `Исправить передачу №\u00A0${number}`,
  correctText: 'Введите правильные показания. Прежние останутся в истории с отметкой «заменены».',
  correctBill: (bill: string) => `Это показания для квитанции ${bill}.`,
  correctLate: 'Прежние показания уже у расчётного центра. Новые уйдут следом и заменят их.',
  reading: 'Показание',
  previous: 'Было',
  never: 'Показаний ещё не было',
  digits: (whole: number, fraction: number) =>
    fraction === 0
      ? `${digits(whole)}, как на приборе`
      : `${digits(whole)} до запятой, ${fraction} после`,
  standing: (value: string, date: string, number: number) =>
    `${date} вы уже передали ${value} (передача №\u00A0${number}).`,
  standingReplaced: 'Новое показание заменит это.',
  takenOn: 'Когда сняты показания',
  takenOther: 'Сняли показания не сегодня?',
  submit: 'Передать показания',
  submitCorrection: 'Исправить показания',
  notNeeded: 'Показания не нужны',
  nothingTitle: 'Передавать показания не нужно',
  // Where every meter is told about below, with its reason; and where there is none.
  nothingNow: 'Почему, сказано ниже у каждого прибора.',
  noMeters: 'Сейчас на этом лицевом счёте нет приборов. Если они есть, позвоните в отделение.',
  howTitle: 'Как списать показания',
  how: [
    'Перепишите чёрные цифры слева направо. Нули впереди можно не писать.',
    'Красные цифры или цифры после запятой пишите через запятую или точку.',
    'У прибора с днём и ночью цифры меняются сами или по кнопке: рядом горит T1 или T2.',
  ],
  zoneHint: {
    day: 'на приборе T1',
    night: 'на приборе T2',
    peak: 'на приборе T1',
    'half-peak': 'на приборе T3',
    'whole-day': '',
  },
  priced: (sum: string, unit: string) => `${sum} за 1 ${unit}`,

  // What the page says while one types; {volume} and {cost} are filled in.
  preview: 'Расход {volume}, это примерно {cost} без льгот и перерасчётов',
  previewWithoutPrice: 'Расход {volume}',
  previewLower: 'Меньше прежнего. Проверьте цифры: при отправке спросим ещё раз.',

  // The review.
  reviewTitle: 'Проверьте показания',
  doubtTitle: 'Посмотрите ещё раз',
  doubtText: 'Так бывает, но редко. Если на приборе именно эти цифры, передайте их.',
  was: 'Было',
  became: 'Стало',
  volume: 'Расход',
  cost: 'Примерно',
  totalCost: (sum: string) =>
    `Примерно ${sum} по сегодняшним ценам, без льгот и перерасчётов. ` +
    'Точную сумму посчитает расчётный центр.',
  leftOut: (meters: string, one: boolean) =>
    `Не введено: ${meters}. Передать без ${one ? 'этого показания' : 'этих показаний'}?`,
  sure: 'Всё верно, передать',
  change: 'Исправить',
  doubts: {
    'zones-swapped': 'Похоже, показания зон стоят не на своих местах: поменяйте их местами.',
    'rolled-over': (volume: string) =>
      `Меньше прежнего. Похоже, прибор прошёл через ноль: тогда расход ${volume}.`,
    lower: (was: string, wasDigits: number, typedDigits: number) =>
      `Меньше прежнего: было ${was}` +
      (typedDigits < wasDigits ? `, это ${digits(wasDigits)}, а вы ввели ${typedDigits}. ` : '. ') +
      'Опечатка? Такое показание могут не принять. ' +
      'Если прибор заменили, позвоните в отделение.',
    'far-above': (volume: string) =>
      `Расход ${volume} намного больше обычного для этого времени года.`,
    zero: 'Расхода нет совсем, а раньше был всегда.',
  },

  // Problems, at their places.
  problems: {
    'no-such-meter': 'Этого прибора нет на лицевом счёте. Откройте форму заново.',
    'meter-closed': 'Прибор снят или договор закончился: показания по нему больше не нужны.',
    'read-automatically': 'Показания этого прибора снимаются без вас, или он неисправен.',
    'verification-expired': (date: string) =>
      `Поверка прибора закончилась ${date}. ` +
      'Показания понадобятся, когда прибор поверят или заменят.',
    'future-date': 'Этот день ещё не наступил. Укажите день, когда сняли показания.',
    'before-installed': (date: string) =>
      `Прибор установлен только ${date}. Укажите этот день или более поздний.`,
    'before-previous': 'В этот день или позже показания уже были. Укажите более поздний день.',
    'missing-zone': (zone: string) => `Введите показание: ${zone}. Нужны все зоны прибора.`,
    'not-a-number': (example: string) =>
      `Здесь нужны только цифры, как на приборе: например, ${example}.`,
    'too-many-digits': (whole: number) =>
      `На приборе ${digits(whole)} до запятой, а введено больше. Проверьте.`,
    'too-many-decimals': (fraction: number) =>
      fraction === 0
        ? 'На приборе нет цифр после запятой. Введите без них.'
        : `На приборе после запятой ${digits(fraction)}, а введено больше.`,
  },
  badDate: 'Напишите день так: 22.01.2019.',
  nothingTyped: 'Введите показание хотя бы одного прибора.',
  idUsed: (number: number) =>
    `Эта форма уже отправлена с другими показаниями: передача №\u00A0${number}. ` +
    'Если теперь введены правильные, нажмите кнопку ещё раз: они заменят прежние.',
  pastCorrection:
    'Эту передачу уже нельзя исправить: расчётный центр ответил на неё, или её уже исправили. ' +
    'Отправьте показания как новые.',
  tooMany: (wait: string) =>
    'За последний час показания этого счёта отправлены очень много раз. ' +
    `Отправьте эти ${wait}. Всё, что вы ввели, на месте.`,
}

const digit = (count: number) => (count === 1 ? 'digit' : 'digits')

const en: typeof ru = {
  toAccount: 'To the account',

  windows: {
    before: (opens: string, closes: string, bill: string) =>
      `Readings are due from ${opens} to ${closes}. ` +
      `You may send them now: they will be in the bill ${bill}.`,
    open: (closes: string, daysLeft: number, bill: string) =>
      daysLeft === 0
        ? `Send them today, ${closes}: it is the last day for the bill ${bill}.`
        : `Send them by ${closes}: ${englishDays(daysLeft)} left. ` +
          `They will be in the bill ${bill}.`,
    after: (bill: string) =>
      `This month’s term is over. You may still send them: they will be in the bill ${bill}.`,
  },
  moment: 'What counts is the day you sent the readings, even if the answer is late.',

  title: 'Send readings',
  correctTitle: (number: number) => `Correct submission No.\u00A0${number}`,
  correctText: 'Enter the right readings. The earlier ones stay in the history, marked “replaced”.',
  correctBill: (bill: string) => `They count for the bill ${bill}.`,
  correctLate:
    'Billing already has the earlier readings. The new ones will follow and replace them.',
  reading: 'Reading',
  previous: 'Before',
  never: 'No readings yet',
  digits: (whole: number, fraction: number) =>
    fraction === 0
      ? `${whole}\u00A0${digit(whole)}, as on the meter`
      : `${whole}\u00A0${digit(whole)} before the decimal point, ${fraction} after it`,
  standing: (value: string, date: string, number: number) =>
    `On ${date} you sent ${value} (submission No.\u00A0${number}).`,
  standingReplaced: 'A new reading replaces it.',
  takenOn: 'When the readings were taken',
  takenOther: 'Not taken today?',
  submit: 'Send readings',
  submitCorrection: 'Correct readings',
  notNeeded: 'Readings not needed',
  nothingTitle: 'No readings to send',
  nothingNow: 'Each meter below says why.',
  noMeters: 'This account has no meters now. If you do have some, call your branch.',
  howTitle: 'How to read a meter',
  how: [
    'Copy the black digits from left to right. Leading zeros may be left out.',
    'Write red digits, or those after the decimal point, after a comma or a dot.',
    'A meter with day and night shows them in turn or by its button: T1 or T2 is lit beside them.',
  ],
  zoneHint: {
    day: 'T1 on the meter',
    night: 'T2 on the meter',
    peak: 'T1 on the meter',
    'half-peak': 'T3 on the meter',
    'whole-day': '',
  },
  priced: (sum: string, unit: string) => `${sum} for 1 ${unit}`,

  preview: 'Used {volume}, about {cost} before benefits and recalculations',
  previewWithoutPrice: 'Used {volume}',
  previewLower: 'Lower than before. Check the digits: we will ask once more when you send.',

  reviewTitle: 'Check the readings',
  doubtTitle: 'Please look once more',
  doubtText: 'It happens, but rarely. If the meter shows exactly these digits, send them.',
  was: 'Before',
  became: 'Now',
  volume: 'Used',
  cost: 'About',
  totalCost: (sum: string) =>
    `About ${sum} at today’s prices, before benefits and recalculations. ` +
    'Billing calculates the exact sum.',
  leftOut: (meters: string, one: boolean) =>
    `Not entered: ${meters}. Send without ${one ? 'it' : 'them'}?`,
  sure: 'Everything is right, send',
  change: 'Change',
  doubts: {
    'zones-swapped': 'The readings of the zones seem to stand in each other’s places: swap them.',
    'rolled-over': (volume: string) =>
      `Lower than before. The meter seems to have passed zero: then ${volume} were used.`,
    lower: (was: string, wasDigits: number, typedDigits: number) =>
      `Lower than before, which was ${was}` +
      (typedDigits < wasDigits
        ? `: ${wasDigits}\u00A0${digit(wasDigits)}, and you entered ${typedDigits}. `
        : '. ') +
      'A typing mistake? Such a reading may not be accepted. ' +
      'If the meter was replaced, call your branch.',
    'far-above': (volume: string) => `${volume} is far more than usual for this time of the year.`,
    zero: 'Nothing was used, and something always was before.',
  },

  problems: {
    'no-such-meter': 'The account has no such meter. Please open the form again.',
    'meter-closed':
      'The meter was removed or its contract has ended: readings are no longer needed.',
    'read-automatically': 'This meter is read without you, or it is out of order.',
    'verification-expired': (date: string) =>
      `The meter’s verification ended on ${date}. ` +
      'Readings will be needed once it is verified or replaced.',
    'future-date': 'This day is still to come. Give the day on which you took the readings.',
    'before-installed': (date: string) =>
      `The meter was installed on ${date}. Give that day or a later one.`,
    'before-previous': 'There are readings of this day or a later one. Give a later day.',
    'missing-zone': (zone: string) =>
      `Enter the reading: ${zone}. All zones of the meter are needed.`,
    'not-a-number': (example: string) =>
      `Only digits here, as on the meter: for instance ${example}.`,
    'too-many-digits': (whole: number) =>
      `The meter has ${whole}\u00A0${digit(whole)} before the decimal point; ` +
      'more were entered. Please check.',
    'too-many-decimals': (fraction: number) =>
      fraction === 0
        ? 'The meter has no digits after the decimal point. Enter the reading without them.'
        : `The meter has ${fraction}\u00A0${digit(fraction)} after the decimal point; ` +
          'more were entered.',
  },
  badDate: 'Write the day like this: 22.01.2019.',
  nothingTyped: 'Enter the reading of at least one meter.',
  idUsed: (number: number) =>
    `This form was sent with other readings: submission No.\u00A0${number}. ` +
    'If these are the right ones, press the button once more: they replace the earlier ones.',
  pastCorrection:
    'This submission cannot be corrected any more: billing has answered it, or it was corrected. ' +
    'Send the readings as new ones.',
  tooMany: (wait: string) =>
    'Readings of this account were sent very many times within the hour. ' +
    `Please send these ${wait}. Everything you typed is still here.`,
}

export const readingsWords = { ru, en }
