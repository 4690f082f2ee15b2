// About a form that was not taken and can be sent again.
const ru = {
  signedIn: {
    title: 'Вы вошли. То, что вы ввели, сохранилось',
    lede: 'Форма ещё не отправлена. Нажмите кнопку, и она уйдёт такой, какой вы её заполнили.',
  },
  stale: {
    title: 'Страница устарела. То, что вы ввели, сохранилось',
    lede: 'С тех пор как вы её открыли, вы вошли заново. Форма ещё не отправлена: нажмите кнопку.',
  },
  failed: 'То, что вы ввели, сохранилось на этой странице. Не закрывайте её.',
  partly: 'Пароли, коды и файлы мы не храним: кабинет попросит указать их снова.',
  send: 'Отправить',
  again: 'Отправить ещё раз',
  leave: 'Не отправлять',
}

const en: typeof ru = {
  signedIn: {
    title: 'You are signed in. What you typed is kept',
    lede: 'The form is not sent yet. Press the button, and it goes as you filled it in.',
  },
  stale: {
    title: 'The page is out of date. What you typed is kept',
    lede: 'You have signed in anew since you opened it. It is not sent yet: press the button.',
  },
  failed: 'What you typed is kept on this page. Do not close it.',
  partly: 'We keep no passwords, codes or files: the cabinet will ask for them again.',
  send: 'Send',
  again: 'Send again',
  leave: 'Do not send',
}

export const keptFormWords = { ru, en }
