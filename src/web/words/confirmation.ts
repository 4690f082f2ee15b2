const ru = {
  register: {
    title: 'Откройте кабинет',
    lead: 'Регистрация для адреса',
    what: 'Нажмите кнопку: мы заведём кабинет и привяжем к нему лицевой счёт с вашей квитанции.',
    submit: 'Открыть кабинет',
  },
  'change-email': {
    title: 'Подтвердите новый адрес',
    lead: 'Новый адрес для входа и писем',
    what:
      'Нажмите кнопку, и входить вы будете с этим адресом. Прежний адрес получит письмо о ' +
      'перемене.',
    submit: 'Подтвердить адрес',
  },
  password: {
    hint: 'Тот, что вы придумали при регистрации: ссылка открыта в другом браузере.',
    slips: {
      empty: 'Введите пароль, который придумали при регистрации',
      wrong: 'Пароль не подходит. Нужен тот, что вы придумали при регистрации',
    },
  },
  dead: {
    title: 'Ссылка больше не действует',
    unknown: 'Мы не узнаём эту ссылку. Может быть, она скопирована из письма не целиком.',
    expired: 'Ссылка действовала сутки, и они прошли.',
    used: 'По этой ссылке всё уже подтверждено, больше ничего не нужно.',
    open: 'Перейти в кабинет',
    next: 'Если вы регистрировались, начните ещё раз: это четыре коротких шага.',
    signIn: 'Войти',
    register: 'Зарегистрироваться',
  },
  didNotFit: {
    title: 'Номер квитанции устарел',
    why: 'Пока письмо ждало, вышли новые квитанции, и номер с прежней больше не подходит.',
    next: 'Возьмите одну из трёх последних квитанций и зарегистрируйтесь ещё раз.',
  },
  emailTaken: {
    title: 'С этим адресом уже входят',
    why: 'Пока письмо ждало, для этого адреса завели кабинет.',
    next: 'Войдите с паролем от него. Если пароль забыт, задайте новый.',
    reset: 'Задать новый пароль',
  },
}

const en: typeof ru = {
  register: {
    title: 'Open your cabinet',
    lead: 'Registration for',
    what: 'Press the button: we open the cabinet and link the account of your receipt to it.',
    submit: 'Open the cabinet',
  },
  'change-email': {
    title: 'Confirm the new address',
    lead: 'The new address to sign in with and for letters',
    what:
      'Press the button, and from then on you sign in with it. The old address is told by ' +
      'letter.',
    submit: 'Confirm the address',
  },
  password: {
    hint: 'The one you chose when registering: the link was opened in another browser.',
    slips: {
      empty: 'Enter the password you chose when registering',
      wrong: 'The password does not fit. It is the one you chose when registering',
    },
  },
  dead: {
    title: 'The link no longer works',
    unknown: 'We do not know this link. Perhaps it was not copied from the letter whole.',
    expired: 'The link worked for a day, which has passed.',
    used: 'Everything is already confirmed through this link: nothing else is needed.',
    open: 'Go to the cabinet',
    next: 'If you were registering, start again: it is four short steps.',
    signIn: 'Sign in',
    register: 'Register',
  },
  didNotFit: {
    title: 'The receipt number is out of date',
    why: 'While the letter waited, newer receipts came out, and this number no longer fits.',
    next: 'Take one of the last three receipts and register again.',
  },
  emailTaken: {
    title: 'This address already signs in',
    why: 'While the letter waited, a cabinet was opened for this address.',
    next: 'Sign in with its password. If it is forgotten, choose a new one.',
    reset: 'Choose a new password',
  },
}

export const confirmationWords = { ru, en }
