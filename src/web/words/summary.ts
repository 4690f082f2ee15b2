import { englishDays, russianDaysLeft } from './format.ts'

const ru = {
  title: 'Главная',
  toPay: 'К оплате',
  nothingToPay: 'Платить не нужно',
  overpaid: 'Переплата',
  overpaidText: 'Платить не нужно: переплата зачтётся в следующей квитанции.',
  payBy: (date: string, left: number) =>
    left === 0 ? `Заплатите сегодня, ${date}` : `Заплатите до ${date}: ${russianDaysLeft(left)}`,
  firstPayBy: (date: string, left: number) =>
    left === 0
      ? `Ближайший срок сегодня, ${date}`
      : `Ближайший срок ${date}: ${russianDaysLeft(left)}`,
  overdue: (date: string) => `Срок оплаты прошёл ${date}`,
  download: (period: string) => `Скачать квитанцию ${period}`,
  receipt: (period: string) => `Квитанция ${period}`,
  fresh: 'новая',
  attention: 'Обратите внимание',
  accounts: 'Ваши счета',
  ledger: 'Лицевая карта',
  receipts: 'Все квитанции',
  more: 'Договоры и приборы',
  closed: (date: string) => `Счёт закрыт ${date}`,
  help: 'Если что-то не так',
  helpText: 'Позвоните в своё отделение. Назовите номер лицевого счёта.',
  manage: 'Добавить, назвать или убрать счёт',
  emptyTitle: 'Пока нет ни одного счёта',
  empty: 'Добавьте счёт по номеру с квитанции: здесь появится, сколько и до какого числа платить.',
  add: 'Добавить счёт',
}

const en: typeof ru = {
  title: 'Home',
  toPay: 'To pay',
  nothingToPay: 'Nothing to pay',
  overpaid: 'Overpayment',
  overpaidText: 'Nothing to pay: the next receipt will take the overpayment into account.',
  payBy: (date: string, left: number) =>
    left === 0 ? `Pay today, ${date}` : `Pay by ${date}: ${englishDays(left)} left`,
  firstPayBy: (date: string, left: number) =>
    left === 0
      ? `The first is due today, ${date}`
      : `The first is due on ${date}: ${englishDays(left)} left`,
  overdue: (date: string) => `This was due on ${date}`,
  download: (period: string) => `Download the receipt ${period}`,
  receipt: (period: string) => `Receipt ${period}`,
  fresh: 'new',
  attention: 'Please note',
  accounts: 'Your accounts',
  ledger: 'Statement of account',
  receipts: 'All receipts',
  more: 'Contracts and meters',
  closed: (date: string) => `Account closed on ${date}`,
  help: 'If something is wrong',
  helpText: 'Call your branch and name the account number.',
  manage: 'Add, name or remove an account',
  emptyTitle: 'No account yet',
  empty:
    'Add an account by the unique number on its receipt: what to pay and by when is shown here.',
  add: 'Add an account',
}

export const summaryWords = { ru, en }
