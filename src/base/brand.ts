// A string that only its parser makes, so that an account number never passes for a period.
export type Brand<Name extends string> = string & { readonly brand: Name }
