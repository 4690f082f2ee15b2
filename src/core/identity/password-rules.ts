import type { Refused } from '#base/outcome.ts'

export const shortestPassword = 8
export const longestPassword = 200

export type PasswordSlip = 'too-short' | 'too-long' | 'common' | 'own-email'

// NIST SP 800-63B 5.1.1.2 and ASVS 6.2: length and a list of common passwords, no rules of
// composition. `ownWords` are the utility's: its name, its towns. Undefined for a good password.
export declare function passwordSlip(
  password: string,
  email: string,
  ownWords?: readonly string[],
): Refused<PasswordSlip> | undefined
