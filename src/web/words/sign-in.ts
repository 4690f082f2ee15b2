const ru = {
  title: 'Вход в кабинет',
  submit: 'Войти',
  wrong: 'Адрес или пароль не подходят. Проверьте оба',
  wrongNext: 'Если пароль забыт, задайте новый: на это уйдёт две минуты.',
  forgotten: 'Забыли пароль?',
  chooseNew: 'Задать новый',
  noLogin: 'Первый раз здесь?',
  register: 'Зарегистрироваться по квитанции',
  returning: 'Войдите, и мы вернём вас на нужную страницу.',
  // A form that came after the sign-in had ended.
  waiting: {
    ended:
      'Вход в кабинет закончился: так бывает, если долго ничего не нажимать. Форма не отправлена.',
    kept: 'То, что вы ввели, сохранилось. Войдите, и останется нажать одну кнопку.',
    partly: 'Пароли, коды и файлы мы не храним: их нужно будет указать снова.',
    tooLong: 'Введено очень много, и сохранить это не получилось. Войдите и введите снова.',
    forgotten: 'То, что вы ввели раньше, мы уже не храним. Войдите и введите снова.',
  },
}

const en: typeof ru = {
  title: 'Sign in',
  submit: 'Sign in',
  wrong: 'The address or the password does not fit. Check both',
  wrongNext: 'If the password is forgotten, choose a new one: it takes two minutes.',
  forgotten: 'Forgot the password?',
  chooseNew: 'Choose a new one',
  noLogin: 'First time here?',
  register: 'Register with a receipt',
  returning: 'Sign in, and we take you back to the page you wanted.',
  waiting: {
    ended:
      'Your sign-in has ended: it does when nothing is pressed for long. The form was not sent.',
    kept: 'What you typed is kept. Sign in, and one button is left to press.',
    partly: 'We keep no passwords, codes or files: you will have to give them again.',
    tooLong: 'It was too much to be kept. Sign in and type it again.',
    forgotten: 'What you typed before is no longer kept. Sign in and type it again.',
  },
}

export const signInWords = { ru, en }
