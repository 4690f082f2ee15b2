import type { Message } from './message.ts'

// The last mails in memory. Old ones make room: a mailbox of a trial must not grow without end.
export type MessageShelf = {
  add(message: Omit<Message, 'id'>, bytes: number): void
  // Newest first.
  all(): readonly Message[]
  find(id: number): Message | undefined
}

const MOST_MESSAGES = 300
const MOST_BYTES = 64 * 1024 * 1024

export function messageShelf(): MessageShelf {
  const kept: { message: Message; bytes: number }[] = []
  let count = 0
  let total = 0
  return {
    add(message, bytes) {
      count += 1
      total += bytes
      kept.unshift({ message: { id: count, ...message }, bytes })
      while (kept.length > MOST_MESSAGES || (total > MOST_BYTES && kept.length > 1)) {
        total -= kept.pop()?.bytes ?? 0
      }
    },
    all: () => kept.map(({ message }) => message),
    find: (id) => kept.find(({ message }) => message.id === id)?.message,
  }
}
