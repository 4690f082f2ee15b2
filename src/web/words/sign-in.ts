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
}

export const signInWords = { ru, en }
