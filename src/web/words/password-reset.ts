const ru = {
  request: {
    title: 'Новый пароль',
    lead: 'Укажите адрес, по которому входите. Мы пришлём письмо со ссылкой.',
    submit: 'Прислать ссылку',
    remembered: 'Вспомнили пароль?',
    signIn: 'Войти',
  },
  sent: {
    title: 'Проверьте почту',
    lead: 'Мы отправили письмо на указанный адрес.',
    what:
      'В нём ссылка, по которой вы зададите новый пароль. Если с этим адресом никто не ' +
      'входит, письмо скажет и об этом.',
    lives: 'Ссылка действует один час.',
    again: 'Отправить ещё раз',
  },
  choose: {
    title: 'Задайте новый пароль',
    lead: 'Для входа с адресом',
    submit: 'Сохранить пароль',
    sessions: 'На всех устройствах вход закончится, и вы войдёте с новым паролем.',
  },
  dead: {
    title: 'Ссылка больше не действует',
    unknown: 'Мы не узнаём эту ссылку. Может быть, она скопирована из письма не целиком.',
    expired: 'Ссылка действовала один час, и он прошёл.',
    used: 'По этой ссылке пароль уже задали.',
    next: 'Запросите новую ссылку, она придёт за пару минут.',
    again: 'Прислать новую ссылку',
  },
}

const en: typeof ru = {
  request: {
    title: 'New password',
    lead: 'Give the address you sign in with. We send a letter with a link.',
    submit: 'Send the link',
    remembered: 'Remembered it?',
    signIn: 'Sign in',
  },
  sent: {
    title: 'Check your mail',
    lead: 'We have sent a letter to the address you gave.',
    what:
      'It holds a link to choose a new password. If nobody signs in with this address, the ' +
      'letter says so.',
    lives: 'The link works for one hour.',
    again: 'Send it again',
  },
  choose: {
    title: 'Choose a new password',
    lead: 'To sign in with',
    submit: 'Save the password',
    sessions: 'Sign-ins on all devices end, and you sign in with the new password.',
  },
  dead: {
    title: 'The link no longer works',
    unknown: 'We do not know this link. Perhaps it was not copied from the letter whole.',
    expired: 'The link worked for one hour, which has passed.',
    used: 'A password has already been chosen through this link.',
    next: 'Ask for a new link: it comes within minutes.',
    again: 'Send a new link',
  },
}

export const passwordResetWords = { ru, en }
