const NO_BREAK_SPACE = '\u00A0'
const HIDDEN = '•••'

// «Рыбакова Ольга Алексеевна» becomes «Рыбакова О. А.»: enough to recognise one's own. For a
// person's name, surname first; particles in lower case («оглы») are left out.
export function maskName(name: string): string {
  const [surname = '', ...initials] = parts(name)
  return [surname, ...initials].join(NO_BREAK_SPACE)
}

// «Р••• О. А.»: for those who must not learn the surname. The dots do not tell its length.
export function maskSurname(name: string): string {
  const [surname = '', ...initials] = parts(name)
  const [first] = surname
  return first === undefined ? '' : [first + HIDDEN, ...initials].join(NO_BREAK_SPACE)
}

function parts(name: string): string[] {
  const [surname = '', ...given] = name.trim().split(/\s+/u)
  return [surname, ...given.filter(startsUpperCase).map(initialsOf)]
}

function startsUpperCase(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

// A double given name keeps both letters: «Анна-Мария» is «А.-М.».
function initialsOf(word: string): string {
  const halves = word.split('-').filter((half) => half !== '')
  return halves.map((half) => `${String.fromCodePoint(half.codePointAt(0) ?? 0)}.`).join('-')
}
