import { deviceText } from '#base/device-text.ts'
import type { LetterWriters } from './write-letters.ts'

const notYou =
  'Если это были не вы, ничего делать не нужно: без нажатия на кнопку ничего не изменится.'

const device = (names: string) => deviceText(names, { unknown: 'неизвестный браузер', on: 'на' })

export const lettersRu: LetterWriters = {
  'registration-confirm': ({ link }) => ({
    subject: 'Подтвердите регистрацию в личном кабинете',
    paragraphs: ['Вы начали регистрацию в личном кабинете. Остался один шаг: подтвердить почту.'],
    action: { label: 'Подтвердить почту', url: link },
    afterwards: ['Ссылка работает 24 часа.', notYou],
  }),
  'registration-number-did-not-fit': ({ links }) => ({
    subject: 'Номер с квитанции не подошёл',
    paragraphs: [
      'Вы начали регистрацию в личном кабинете, но уникальный номер не подошёл.',
      'Возьмите одну из трёх последних квитанций: номера на более старых уже не действуют. ' +
        'Номер стоит в рамке, в нём 16 цифр.',
    ],
    action: { label: 'Попробовать ещё раз', url: links.registration },
    afterwards: [notYou],
  }),
  'registration-already-registered': ({ links }) => ({
    subject: 'У вас уже есть личный кабинет',
    paragraphs: [
      'С этим адресом почты уже входят в личный кабинет, регистрироваться заново не нужно.',
      'Чтобы добавить ещё один лицевой счёт, войдите и выберите «Добавить счёт».',
    ],
    action: { label: 'Войти', url: links.signIn },
    afterwards: [`Забыли пароль? Задайте новый: ${links.requestReset}`],
  }),
  'password-reset': ({ link }) => ({
    subject: 'Новый пароль для личного кабинета',
    paragraphs: ['Вы попросили задать новый пароль.'],
    action: { label: 'Задать новый пароль', url: link },
    afterwards: ['Ссылка работает один час.', notYou],
  }),
  'password-reset-no-login': ({ links }) => ({
    subject: 'С этим адресом в личный кабинет не входят',
    paragraphs: [
      'Кто-то попросил новый пароль для этого адреса почты, но с ним никто не зарегистрирован.',
      'Если это были вы, проверьте, с каким адресом вы регистрировались, или зарегистрируйтесь.',
    ],
    action: { label: 'Зарегистрироваться', url: links.registration },
  }),
  'password-changed': ({ details, when, links }) => ({
    subject: 'Пароль изменён',
    paragraphs: [
      `Пароль от вашего личного кабинета изменён ${when(details.at)} (${device(details.device)}).`,
      'На всех других устройствах вход завершён.',
    ],
    afterwards: [`Если это были не вы, сразу задайте новый пароль: ${links.requestReset}`],
  }),
  'email-change-confirm': ({ link }) => ({
    subject: 'Подтвердите новый адрес почты',
    paragraphs: ['Вы попросили входить в личный кабинет с этим адресом почты.'],
    action: { label: 'Подтвердить адрес', url: link },
    afterwards: ['Ссылка работает 24 часа.', notYou],
  }),
  'email-change-taken': ({ links }) => ({
    subject: 'Этот адрес уже используется',
    paragraphs: [
      'Вы попросили входить в личный кабинет с этим адресом, но с ним уже входят в другой кабинет.',
    ],
    action: { label: 'Войти', url: links.signIn },
  }),
  'email-change-asked': ({ details, when, links }) => ({
    subject: 'Просьба сменить адрес почты',
    paragraphs: [
      `${when(details.at)} в вашем личном кабинете попросили сменить адрес почты ` +
        `на ${details.newEmailMasked}. Пока новый адрес не подтверждён, вы входите с прежним.`,
    ],
    afterwards: [`Если это были не вы, сразу задайте новый пароль: ${links.requestReset}`],
  }),
  'email-changed': ({ details, when, links }) => ({
    subject: 'Адрес почты изменён',
    paragraphs: [
      `${when(details.at)} адрес для входа в личный кабинет изменён на ${details.newEmailMasked}.`,
    ],
    afterwards: [`Если это были не вы, позвоните нам или зайдите в отделение. ${links.signIn}`],
  }),
  'account-linked': ({ details, when, links }) => ({
    subject: 'Ваш лицевой счёт видит ещё один человек',
    paragraphs: [
      `${when(details.at)} лицевой счёт ${details.accountNumber} добавил в свой кабинет ` +
        `${details.shownAs}. Для этого понадобился номер с вашей квитанции.`,
    ],
    action: { label: 'Посмотреть, кто видит счёт', url: links.signIn },
    afterwards: ['Если вы не знаете этого человека, позвоните нам.'],
  }),
  'new-device': ({ details, when, links }) => ({
    subject: 'Вход с нового устройства',
    paragraphs: [
      `${when(details.at)} в ваш личный кабинет вошли с нового устройства: ` +
        `${device(details.device)}.`,
    ],
    afterwards: [`Если это были не вы, сразу задайте новый пароль: ${links.requestReset}`],
  }),
}
