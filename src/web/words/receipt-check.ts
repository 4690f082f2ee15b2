const ru = {
  title: 'Проверить копию квитанции',
  lede: 'Выберите файл квитанции, и мы скажем, такой ли выставил расчётный центр.',
  label: 'Файл квитанции, PDF',
  hint: 'Подойдёт файл из кабинета или из письма. Скан, снимок и распечатка не подойдут.',
  private: 'Файл никуда не уходит: браузер сам посчитает его отпечаток и отправит только его.',
  uploaded: 'Файл посмотрит наш сервер и сразу забудет.',
  submit: 'Проверить',
  missing: 'Выберите файл квитанции',
  genuineTitle: 'Копия настоящая',
  genuine: (period: string) => `Это точная копия квитанции ${period}.`,
  genuineNote: 'Совпал каждый байт: в файле ничего не изменено.',
  differsTitle: 'Такой квитанции мы не выставляли',
  differs: 'Файл не совпал ни с одной выставленной квитанцией.',
  differsWhy:
    'Так бывает, если файл пересохранили, сфотографировали или отсканировали. ' +
    'А бывает, что реквизиты в нём подменили.',
  differsNext:
    'Не платите по этому файлу. Возьмите квитанцию в кабинете или позвоните в отделение.',
  again: 'Проверить другой файл',
  tooManyTitle: 'Слишком много проверок подряд',
  tooMany: (when: string) => `Проверить следующий файл можно ${when}.`,
}

const en: typeof ru = {
  title: 'Check a copy of a receipt',
  lede: 'Choose the file of a receipt, and we tell whether billing issued it.',
  label: 'File of the receipt, PDF',
  hint: 'A file from the cabinet or from a letter will do. A scan, a photo or a printout will not.',
  private: 'The file goes nowhere: the browser works out its fingerprint and sends only that.',
  uploaded: 'Our server looks at the file and forgets it at once.',
  submit: 'Check',
  missing: 'Choose the file of a receipt',
  genuineTitle: 'The copy is genuine',
  genuine: (period: string) => `This is an exact copy of the receipt ${period}.`,
  genuineNote: 'Every byte is the same: nothing in the file has been changed.',
  differsTitle: 'We did not issue this receipt',
  differs: 'The file is none of the receipts that were issued.',
  differsWhy:
    'It happens if the file was saved again, photographed or scanned. ' +
    'It also happens if somebody changed the bank details in it.',
  differsNext: 'Do not pay by this file. Take the receipt from the cabinet or call your branch.',
  again: 'Check another file',
  tooManyTitle: 'Too many checks in a row',
  tooMany: (when: string) => `You can check the next file ${when}.`,
}

export const receiptCheckWords = { ru, en }
