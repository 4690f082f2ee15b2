const ru = {
  title: 'Личный кабинет',
  heading: 'Свет, отопление и горячая вода вашего дома',
  lede: (utility: string) =>
    'Сколько платить и до какого числа, договоры и счётчики, история начислений и точные копии ' +
    `квитанций — личный кабинет потребителя ${utility}.`,
  signIn: 'Войти',
  register: 'Зарегистрироваться',
  firstTime: 'Первый раз здесь?',
  firstTimeText: 'Регистрация занимает пять минут. Понадобятся:',
  needs: [
    'любая из трёх последних квитанций: на ней напечатан уникальный номер из 16 цифр;',
    'адрес электронной почты, которую вы можете открыть сейчас.',
  ],
  sample: 'Где взять уникальный номер',
  check: 'Проверить квитанцию',
  checkNote: 'Узнайте, настоящая ли копия, не входя в кабинет',
  help: 'Поможем по телефону',
}

const en: typeof ru = {
  title: 'Customer cabinet',
  heading: 'Electricity, heating and hot water of your home',
  lede: (utility: string) =>
    'How much to pay and by when, contracts and meters, the history of charges and exact ' +
    `copies of receipts: the customer cabinet of ${utility}.`,
  signIn: 'Sign in',
  register: 'Register',
  firstTime: 'First time here?',
  firstTimeText: 'Registering takes five minutes. You need:',
  needs: [
    'any of your last three receipts: a unique number of 16 digits is printed on it;',
    'an e-mail address whose letters you can open now.',
  ],
  sample: 'Where to find the unique number',
  check: 'Check a receipt',
  checkNote: 'See whether a copy is genuine, without signing in',
  help: 'We help by phone',
}

export const startWords = { ru, en }
