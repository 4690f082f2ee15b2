// Billing's code of a time-of-day zone; people only ever see its name.
export type Zone = 'T0' | 'T1' | 'T2' | 'T3'

export type ZoneName = 'whole-day' | 'day' | 'night' | 'half-peak' | 'peak'

// T1 is the day where there are two zones and the peak where there are three (the extract's format,
// "tariffs").
export function zoneName(zone: Zone, zones: number): ZoneName {
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

// The codes of a dial with so many zones.
export function zonesOf(zones: number): readonly Zone[] {
  if (zones === 1) return ['T0']
  return zones === 2 ? ['T1', 'T2'] : ['T1', 'T2', 'T3']
}
