const ru = {
  title: 'Версия для слабовидящих',
  lede: 'Выберите, как показывать кабинет в этом браузере. Выбор сохранится и до входа, и после.',
  size: 'Размер текста',
  sizes: { '100': 'Обычный', '125': 'Больше на четверть', '150': 'В полтора раза', '200': 'Вдвое' },
  contrast: 'Цвета',
  contrasts: {
    normal: 'Обычные',
    'black-on-white': 'Чёрным по белому',
    'white-on-black': 'Белым по чёрному',
    'blue-on-light-blue': 'Тёмно-синим по голубому',
  },
  spacing: 'Расстояния между буквами и строками',
  spacings: { normal: 'Обычные', wide: 'Увеличенные' },
  images: 'Картинки и значки',
  imageChoices: { shown: 'Показывать', hidden: 'Не показывать' },
  apply: 'Показывать так',
  asUsual: 'Вернуть обычный вид',
  statement: 'Как устроена доступность',
  paragraphs: [
    'Кабинет сделан по ГОСТ Р 52872-2019 и WCAG 2.2 уровня AA: им можно пользоваться с ' +
      'клавиатуры, с программой экранного доступа, при увеличении до 400 % и без скриптов. ' +
      'Любую страницу можно напечатать.',
    'Смысл нигде не передаётся одним только цветом: рядом всегда есть слово и знак. Тёмное ' +
      'оформление включается вместе с системным.',
    'Если что-то неудобно или недоступно, позвоните в своё отделение: мы поможем сразу и ' +
      'исправим причину.',
  ],
}

const en: typeof ru = {
  title: 'Larger text and contrast',
  lede: 'Choose how this browser shows the cabinet. The choice is kept before and after sign-in.',
  size: 'Size of text',
  sizes: {
    '100': 'As usual',
    '125': 'A quarter larger',
    '150': 'One and a half times',
    '200': 'Twice as large',
  },
  contrast: 'Colours',
  contrasts: {
    normal: 'As usual',
    'black-on-white': 'Black on white',
    'white-on-black': 'White on black',
    'blue-on-light-blue': 'Dark blue on light blue',
  },
  spacing: 'Space between letters and lines',
  spacings: { normal: 'As usual', wide: 'Wider' },
  images: 'Pictures and signs',
  imageChoices: { shown: 'Show', hidden: 'Do not show' },
  apply: 'Show it like this',
  asUsual: 'Back to the usual view',
  statement: 'How accessibility is done',
  paragraphs: [
    'The cabinet follows WCAG 2.2 level AA and GOST R 52872-2019: it works by keyboard, with ' +
      'a screen reader, at 400 % zoom and without scripts. Every page can be printed.',
    'Nothing is told by colour alone: a word and a sign always stand beside it. The dark look ' +
      'comes with that of your system.',
    'If anything is hard or impossible to use, call your branch: we help at once and mend the ' +
      'cause.',
  ],
}

export const accessibilityWords = { ru, en }
