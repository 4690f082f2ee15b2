// Billing's code of a time-of-day zone; people only ever see its name.
export type Zone = 'T0' | 'T1' | 'T2' | 'T3'

// How many of them a dial counts: one that is single, or two or three named ones.
export type ZoneCount = 1 | 2 | 3

export type ZoneName = 'whole-day' | 'day' | 'night' | 'half-peak' | 'peak'

// T1 is the day where there are two zones and the peak where there are three (the extract's format,
// "tariffs").
export function zoneName(zone: Zone, zones: ZoneCount): ZoneName {
  switch (zone) {
    case 'T0':
      return 'whole-day'
    case 'T1':
      return zones === 3 ? 'peak' : 'day'
    case 'T2':
      return 'night'
    case 'T3':
      return 'half-peak'
  }
}

const codes: Readonly<Record<ZoneCount, readonly Zone[]>> = {
  1: ['T0'],
  2: ['T1', 'T2'],
  3: ['T1', 'T2', 'T3'],
}

// The codes of a dial with so many zones.
export function zonesOf(zones: ZoneCount): readonly Zone[] {
  return codes[zones]
}
