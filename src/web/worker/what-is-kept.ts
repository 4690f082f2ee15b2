import {
  allForms,
  allWaiting,
  eraseStore,
  isTaken,
  lookNow,
  ownerNow,
  putForm,
  putLook,
  putOwner,
  removeForm,
  removeOwner,
  removeWaiting,
} from './device-store.ts'
import type { Kept, KnownForm, Look } from './messages.ts'
import { dropPages } from './offline-pages.ts'

declare const self: ServiceWorkerGlobalScope

const DAY = 24 * 3600 * 1000
const LONGEST_KEPT = 45 * DAY
const LONGEST_TOLD = 7 * DAY

export const nothingKept: Kept = {
  signedIn: false,
  look: null,
  forms: [],
  waiting: [],
  hidden: 0,
}

// For a page: what is kept here for whoever is signed in, as far as this device knows. What others
// typed is counted only while nobody is.
export async function keptHere(): Promise<Kept> {
  await forgetOld()
  const owner = await ownerNow()
  const waiting = await allWaiting()
  const own = waiting.filter((entry) => entry.owner === owner)
  const forms = (await allForms()).filter((form) => form.owner === owner)
  return {
    signedIn: owner !== undefined,
    look: (await lookNow()) ?? null,
    forms: forms.map(({ link, name, meters }) => ({ link, name, meters })),
    waiting: own.map(({ link, state, fields, at, number }) => ({
      link,
      state,
      fields,
      at,
      number,
    })),
    hidden: owner === undefined ? waiting.filter((entry) => !isTaken(entry)).length : 0,
  }
}

// A page of this login was opened: what was kept of anybody else's forms goes at once. What they
// typed stays, unseen, until they sign in here, somebody signs out here, or it is too old.
export async function greet(owner: string, look: Look): Promise<void> {
  for (const form of await allForms()) if (form.owner !== owner) await removeForm(form.link)
  await putOwner(owner)
  await putLook(look)
}

export function keepForm(owner: string, form: KnownForm): Promise<void> {
  return putForm({ ...form, owner, at: Date.now() })
}

// Nobody is signed in here any more: the last known values go at once.
export async function forgetForms(): Promise<void> {
  await removeOwner()
  for (const form of await allForms()) await removeForm(form.link)
}

// Somebody signs out: nothing stays, and the worker leaves too.
export async function eraseAll(): Promise<void> {
  await eraseStore()
  await dropPages()
  await self.registration.unregister()
}

async function forgetOld(): Promise<void> {
  const now = Date.now()
  for (const { link, at } of await allForms()) if (now - at > LONGEST_KEPT) await removeForm(link)
  for (const { link, at, state } of await allWaiting()) {
    if (now - at > (state === 'sent' ? LONGEST_TOLD : LONGEST_KEPT)) await removeWaiting(link)
  }
}
