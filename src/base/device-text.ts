// 'Firefox, Windows' as a person says it, in the words of a language: «Firefox на Windows».
// 'Browser' is one that nobody knows.
export function deviceText(
  names: string,
  words: { readonly unknown: string; readonly on: string },
): string {
  const [browser = '', system] = names.split(', ')
  const named = browser === 'Browser' ? words.unknown : browser
  return system === undefined ? named : `${named} ${words.on} ${system}`
}
