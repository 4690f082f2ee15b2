// What has just happened, told on the page that follows.
const ru = {
  registered: 'Добро пожаловать! Кабинет открыт, лицевой счёт с вашей квитанции уже здесь.',
  'email-link-sent':
    'Мы отправили письмо на новый адрес. Он начнёт действовать, когда вы откроете ссылку.',
  'email-changed': 'Адрес изменён. Теперь вы входите с новым адресом.',
  'password-changed': 'Пароль изменён. На других устройствах нужно войти заново.',
  'language-changed': 'Язык писем сохранён.',
  'password-reset': 'Новый пароль сохранён. Войдите с ним.',
  'session-ended': 'На том устройстве вы вышли из кабинета.',
  'sessions-ended': 'На остальных устройствах вы вышли из кабинета.',
  'signed-out': 'Вы вышли из кабинета.',
  'account-added': 'Счёт добавлен.',
  'account-renamed': 'Название сохранено.',
  'account-removed': 'Счёт убран из вашего кабинета.',
  'readings-sent': 'Показания получены.',
  'readings-corrected': 'Показания исправлены.',
  'readings-again': 'Эти показания уже получены: вот их номер. Второй раз ничего не записано.',
  'registration-forgotten':
    'Введённое раньше уже отправлено или забыто, чтобы его не увидел чужой. Начните ещё раз.',
  'form-forgotten':
    'Заполненная раньше форма не отправлена: её заполняли под другим входом или больше часа назад.',
}

const en: typeof ru = {
  registered: 'Welcome! The cabinet is open, and the account of your receipt is already here.',
  'email-link-sent':
    'We have sent a letter to the new address. It takes effect when you follow the link.',
  'email-changed': 'The address is changed. From now on you sign in with the new one.',
  'password-changed': 'The password is changed. Other devices need to sign in again.',
  'language-changed': 'The language of letters is saved.',
  'password-reset': 'The new password is saved. Sign in with it.',
  'session-ended': 'You are signed out on that device.',
  'sessions-ended': 'You are signed out on all other devices.',
  'signed-out': 'You have signed out.',
  'account-added': 'The account is added.',
  'account-renamed': 'The name is saved.',
  'account-removed': 'The account is removed from your cabinet.',
  'readings-sent': 'The readings are received.',
  'readings-corrected': 'The readings are corrected.',
  'readings-again': 'These readings were received before: here is their number. Nothing was added.',
  'registration-forgotten':
    'What was typed before is sent, or forgotten to keep it from strangers. Please start again.',
  'form-forgotten':
    'The form filled in before was not sent: it was under another sign-in or over an hour ago.',
}

export const outcomeWords = { ru, en }
