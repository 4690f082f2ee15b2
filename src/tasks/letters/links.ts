// Where a letter may lead. Made by the composition root, which knows the addresses of the web.
export type LetterLinks = {
  readonly confirmation: (token: string) => string
  readonly passwordReset: (token: string) => string
  readonly registration: string
  readonly signIn: string
  readonly requestReset: string
}
