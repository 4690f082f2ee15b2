const ru = {
  title: (serial: string) => `Прибор №\u00A0${serial}`,
  history: 'Показания',
  zone: (name: string) => `Показания: ${name.toLowerCase()}`,
  date: 'Снято',
  value: 'Показание',
  volume: (unit: string) => `Расход, ${unit}`,
  since: (date: string) => `с ${date}`,
  rolledOver: 'счётчик прошёл через ноль',
  usedIn: (period: string) => `вошло в квитанцию ${period}`,
  rejected: (reason: string) => `Не принято: ${reason}`,
  rejectedWithoutReason: 'Не принято',
  earlier: (year: string) => `${year} год`,
  multiplied: (ratio: string) => `Расход умножен на коэффициент трансформации ${ratio}.`,
  installed: 'Установлен',
  removed: 'Снят',
  verified: 'Поверен',
  verifyBefore: 'Поверить до',
  ratio: 'Коэффициент трансформации',
  ratioNote: 'На него умножается расход по прибору',
  zones: 'Зоны суток',
  about: 'О приборе',
  how: 'Расход — это показание минус прошлое показание, которое снял человек или сам прибор.',
  predecessor: (model: string, serial: string, date: string) =>
    `До него стоял ${model} №\u00A0${serial}, снят ${date}`,
  successor: (model: string, serial: string, date: string) =>
    `После него стоит ${model} №\u00A0${serial}, установлен ${date}`,
  emptyTitle: 'Показаний пока нет',
  empty: 'Первое показание появится здесь после ближайшего расчёта.',
  back: 'К лицевому счёту',
  volumes: {
    title: (unit: string) => `Расход по месяцам, ${unit}`,
    year: (year: string) => `${year} год`,
    calculated: 'рассчитано, а не снято с прибора за этот месяц',
    image: (zone: string, years: readonly string[]) =>
      `График: расход по месяцам${zone && `, ${zone.toLowerCase()}`}, ${years.join(' и ')} год.` +
      ' Те же числа в таблице под графиком.',
    table: 'Те же числа таблицей',
    month: 'Месяц',
    spread: 'поделено по дням',
    assumed: 'по среднему или нормативу',
    whichMonth: 'Расход стоит в том месяце, в квитанцию за который вошло показание.',
    whenSpread:
      'Если между показаниями прошло несколько месяцев, расход поделён между ними по числу дней.',
    before: (date: string) => `До ${date} здесь расход прежнего прибора.`,
  },
}

const en: typeof ru = {
  title: (serial: string) => `Meter No.\u00A0${serial}`,
  history: 'Readings',
  zone: (name: string) => `Readings: ${name.toLowerCase()}`,
  date: 'Taken',
  value: 'Reading',
  volume: (unit: string) => `Used, ${unit}`,
  since: (date: string) => `since ${date}`,
  rolledOver: 'the meter went past zero',
  usedIn: (period: string) => `in the bill ${period}`,
  rejected: (reason: string) => `Not accepted: ${reason}`,
  rejectedWithoutReason: 'Not accepted',
  earlier: (year: string) => year,
  multiplied: (ratio: string) =>
    `What was used is multiplied by the transformer coefficient, ${ratio}.`,
  installed: 'Installed',
  removed: 'Removed',
  verified: 'Verified',
  verifyBefore: 'Verify before',
  ratio: 'Transformer coefficient',
  ratioNote: 'What the meter counts is multiplied by it',
  zones: 'Zones of the day',
  about: 'About the meter',
  how: 'What was used is a reading minus the one before it that a person or the meter itself took.',
  predecessor: (model: string, serial: string, date: string) =>
    `Before it ${model} No.\u00A0${serial}, removed on ${date}`,
  successor: (model: string, serial: string, date: string) =>
    `After it ${model} No.\u00A0${serial}, installed on ${date}`,
  emptyTitle: 'No readings yet',
  empty: 'The first one will be shown here after the next bill.',
  back: 'To the account',
  volumes: {
    title: (unit: string) => `Used by month, ${unit}`,
    year: (year: string) => year,
    calculated: 'calculated, not read from the meter for that month',
    image: (zone: string, years: readonly string[]) =>
      `Chart: what was used by month${zone && `, ${zone.toLowerCase()}`}, ${years.join(' and ')}.` +
      ' The same figures are in the table under the chart.',
    table: 'The same figures as a table',
    month: 'Month',
    spread: 'shared out by days',
    assumed: 'by the average or the norm',
    whichMonth: 'What was used is shown in the month whose bill counted the reading.',
    whenSpread:
      'Where several months lie between readings, what was used is shared out by their days.',
    before: (date: string) => `Until ${date} this is what the meter before it counted.`,
  },
}

export const meterWords = { ru, en }
