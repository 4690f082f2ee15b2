const MOST_CHARACTERS = 100
// Control characters could command the terminal that shows the report, and marks of direction
// could show it in another order than it is written.
const UNSAFE = /[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

// What stood at a fault, fit to be shown: at most 100 characters, none of them invisible commands.
export function excerpt(text: string): string {
  const safe = text.slice(0, MOST_CHARACTERS * 2).replace(UNSAFE, '\uFFFD')
  const characters = [...safe]
  if (characters.length <= MOST_CHARACTERS) return safe
  return `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`
}
