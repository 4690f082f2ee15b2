import { shortAddress } from '#core/customers/short-address.ts'
import { addressText } from './address-text.ts'

// What an account is called: by its viewer's own word for it, else by where it is.
export function accountName(account: {
  readonly givenName: string | null
  readonly address: string
}): string {
  return account.givenName ?? addressText(shortAddress(account.address))
}
