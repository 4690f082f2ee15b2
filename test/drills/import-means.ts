import { clockAt } from '#platform/clock.ts'
import { keyringFrom } from '#platform/keyring.ts'

// The same in the drill and in its children, so that what they publish is the same.
export const drillKeyring = keyringFrom(Buffer.alloc(32, 7))
export const drillClock = clockAt('2019-02-01T12:00:00+12:00')
