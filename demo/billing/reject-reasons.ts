// Why billing does not take a reading, as it writes it into readings.csv.
export const rejectReasons = {
  replaced: 'Заменено более поздним показанием',
  automatic: 'Прибор передаёт показания сам',
  removed: 'К этому дню прибор снят',
  verificationExpired: 'Истёк срок поверки прибора',
  outOfOrder: 'Снято раньше показания, которое уже принято',
  tooManyDecimals: 'Больше знаков после запятой, чем на приборе',
  tooManyDigits: 'Больше цифр, чем на приборе',
  lower: 'Меньше предыдущего показания',
} as const
