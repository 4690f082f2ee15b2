import { deviceText } from '#base/device-text.ts'
import type { LetterWriters } from './write-letters.ts'

const notYou = 'If this was not you, you need not do anything: nothing changes without the button.'

const device = (names: string) => deviceText(names, { unknown: 'an unknown browser', on: 'on' })

export const lettersEn: LetterWriters = {
  'registration-confirm': ({ link }) => ({
    subject: 'Confirm your registration',
    paragraphs: ['You have begun to register. One step is left: confirm your e-mail.'],
    action: { label: 'Confirm e-mail', url: link },
    afterwards: ['The link works for 24 hours.', notYou],
  }),
  'registration-number-did-not-fit': ({ links }) => ({
    subject: 'The number from the receipt did not fit',
    paragraphs: [
      'You have begun to register, but the unique number did not fit.',
      'Take one of the last three receipts: numbers on older ones no longer work. ' +
        'The number stands in a frame and has 16 digits.',
    ],
    action: { label: 'Try again', url: links.registration },
    afterwards: [notYou],
  }),
  'registration-already-registered': ({ links }) => ({
    subject: 'You already have a cabinet',
    paragraphs: [
      'Somebody already signs in with this e-mail, so there is no need to register again.',
      'To add another account, sign in and choose “Add an account”.',
    ],
    action: { label: 'Sign in', url: links.signIn },
    afterwards: [`Forgot the password? Set a new one: ${links.requestReset}`],
  }),
  'password-reset': ({ link }) => ({
    subject: 'A new password',
    paragraphs: ['You asked to set a new password.'],
    action: { label: 'Set a new password', url: link },
    afterwards: ['The link works for one hour.', notYou],
  }),
  'password-reset-no-login': ({ links }) => ({
    subject: 'Nobody signs in with this e-mail',
    paragraphs: [
      'Somebody asked for a new password for this e-mail, but nobody is registered with it.',
      'If it was you, check which e-mail you registered with, or register.',
    ],
    action: { label: 'Register', url: links.registration },
  }),
  'password-changed': ({ details, when, links }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      'The password of your cabinet was changed on ' +
        `${when(details.at)} (${device(details.device)}).`,
      'All other devices were signed out.',
    ],
    afterwards: [`If this was not you, set a new password at once: ${links.requestReset}`],
  }),
  'email-change-confirm': ({ link }) => ({
    subject: 'Confirm your new e-mail',
    paragraphs: ['You asked to sign in with this e-mail.'],
    action: { label: 'Confirm e-mail', url: link },
    afterwards: ['The link works for 24 hours.', notYou],
  }),
  'email-change-taken': ({ links }) => ({
    subject: 'This e-mail is already in use',
    paragraphs: ['You asked to sign in with this e-mail, but another cabinet already uses it.'],
    action: { label: 'Sign in', url: links.signIn },
  }),
  'email-change-asked': ({ details, when, links }) => ({
    subject: 'A request to change your e-mail',
    paragraphs: [
      `On ${when(details.at)} somebody in your cabinet asked to change the e-mail to ` +
        `${details.newEmailMasked}. Until it is confirmed, you sign in with the old one.`,
    ],
    afterwards: [`If this was not you, set a new password at once: ${links.requestReset}`],
  }),
  'email-changed': ({ details, when, links }) => ({
    subject: 'Your e-mail was changed',
    paragraphs: [
      `On ${when(details.at)} the e-mail you sign in with became ${details.newEmailMasked}.`,
    ],
    afterwards: [`If this was not you, call us or come to a branch office. ${links.signIn}`],
  }),
  'account-linked': ({ details, when, links }) => ({
    subject: 'One more person sees your account',
    paragraphs: [
      `On ${when(details.at)} ${details.shownAs} added account ${details.accountNumber} to their ` +
        'cabinet. It took the number from your receipt.',
    ],
    action: { label: 'See who sees the account', url: links.signIn },
    afterwards: ['If you do not know this person, call us.'],
  }),
  'new-device': ({ details, when, links }) => ({
    subject: 'Signed in on a new device',
    paragraphs: [
      `On ${when(details.at)} your cabinet was opened on a new device: ${device(details.device)}.`,
    ],
    afterwards: [`If this was not you, set a new password at once: ${links.requestReset}`],
  }),
}
