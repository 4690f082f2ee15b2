import type { LoginId } from '#base/ids.ts'
import { type Origin, visitorHash } from '#core/audit/origin.ts'
import type { Cap } from '#platform/tries/count-tries.ts'

const hour = 3600
const day = 24 * hour

// A 16-digit number holds 50 bits: with 600,000 of them open, one guess in 1.7 billion hits. At its
// cap one network makes 300 an hour and needs 600 years, a thousand single addresses three, and a
// thousand networks eight months, with the alarm below ringing all the time (decision 005).
export function claimCaps(origin: Origin, loginId?: LoginId): readonly Cap[] {
  const caps: Cap[] = [
    { bucket: `claim-browser:${visitorHash(origin)}`, most: 20, seconds: day },
    // Whole villages share one address of a mobile operator.
    { bucket: `claim-source:${origin.source}`, most: 60, seconds: hour },
    { bucket: `claim-network:${origin.network}`, most: 300, seconds: hour },
  ]
  return loginId ? [{ bucket: `claim-login:${loginId}`, most: 5, seconds: day }, ...caps] : caps
}

// More in one hour than people mistype. It rings and blocks nobody: the right number still works.
export const wrongNumbersEverywhere: Cap = { bucket: 'claim-wrong', most: 300, seconds: hour }
