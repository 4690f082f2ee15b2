// A return package that billing does not take, with a sentence for the one who handed it over.
export class PackageRefused extends Error {
  constructor(name: string, sentence: string) {
    super(`Пакет ${name}: ${sentence}`)
  }
}
