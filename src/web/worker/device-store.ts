import type { KnownForm, Look, Waiting } from './messages.ts'

// What this device keeps, under keys in one store of the browser's database: `owner`, `look`,
// `form <link>` and `waiting <link>`. The browser and the lock of the device protect it, and
// nothing else does.

type DeviceForm = KnownForm & { readonly owner: string; readonly at: number }
export type KeptWaiting = Waiting & {
  readonly owner: string
  // What stood here before the page sent its form, in case it comes back for a correction.
  readonly before: KeptWaiting | null
}

const DATABASE = 'kabinet'
const STORE = 'kept'

// Whether the cabinet has it: then nobody need do anything about it.
export const isTaken = ({ state }: Waiting) => state === 'answered' || state === 'sent'

// A mark of the login whose pages were opened last; absent once nobody is known to be signed in.
export const ownerNow = () => read<string>('owner')
export const lookNow = () => read<Look>('look')
export const waitingFor = (link: string) => read<KeptWaiting>(`waiting ${link}`)
export const allForms = () => readAll<DeviceForm>('form ')
export const allWaiting = () => readAll<KeptWaiting>('waiting ')

export const putOwner = (owner: string) => write(owner, 'owner')
export const putLook = (look: Look) => write(look, 'look')
export const putForm = (form: DeviceForm) => write(form, `form ${form.link}`)
export const putWaiting = (entry: KeptWaiting) => write(entry, `waiting ${entry.link}`)

export const removeOwner = () => remove('owner')
export const removeForm = (link: string) => remove(`form ${link}`)
export const removeWaiting = (link: string) => remove(`waiting ${link}`)

// Puts `change` in the place of what waits, unless that was erased or typed anew meanwhile.
export function replaceWaiting(entry: KeptWaiting, change: KeptWaiting | null): Promise<void> {
  return inStore('readwrite', (store) => {
    const key = `waiting ${entry.link}`
    const asked = store.get(key)
    asked.onsuccess = () => {
      const now: KeptWaiting | undefined = asked.result
      if (now === undefined || now.at !== entry.at) return
      if (change === null) store.delete(key)
      else store.put(change, key)
    }
  })
}

export function eraseStore(): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(DATABASE)
    asked.onsuccess = () => resolve()
    asked.onerror = () => reject(asked.error)
  })
}

async function read<T>(key: string): Promise<T | undefined> {
  let asked: IDBRequest | undefined
  await inStore('readonly', (store) => {
    asked = store.get(key)
  })
  return asked?.result
}

async function readAll<T>(prefix: string): Promise<readonly T[]> {
  let asked: IDBRequest | undefined
  await inStore('readonly', (store) => {
    asked = store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uFFFF`))
  })
  return asked?.result ?? []
}

const write = (value: unknown, key: string) =>
  inStore('readwrite', (store) => void store.put(value, key))
const remove = (key: string) => inStore('readwrite', (store) => void store.delete(key))

// Opened for each piece of work and closed again: a connection left open holds erasing up. To read
// where nothing was ever written makes nothing.
async function inStore(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => void,
): Promise<void> {
  const database = await openDatabase(mode)
  try {
    await new Promise<void>((resolve, reject) => {
      if (database === undefined) return resolve()
      const transaction = database.transaction(STORE, mode)
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
      work(transaction.objectStore(STORE))
    })
  } finally {
    database?.close()
  }
}

function openDatabase(mode: IDBTransactionMode): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1)
    let isAbsent = false
    asked.onupgradeneeded = () => {
      isAbsent = mode === 'readonly'
      if (isAbsent) asked.transaction?.abort()
      else asked.result.createObjectStore(STORE)
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => (isAbsent ? resolve(undefined) : reject(asked.error))
  })
}
