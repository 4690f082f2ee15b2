// What a contract is about and billing charges for, in the order every page keeps.
export const services = ['electricity', 'heating', 'hot_water'] as const

export type Service = (typeof services)[number]

// What a tariff's price and a meter's dial are counted in.
export type Unit = 'kWh' | 'Gcal' | 'm3'

// As Array.sort wants it: electricity first.
export function compareServices(left: Service, right: Service): number {
  return services.indexOf(left) - services.indexOf(right)
}

const units = { electricity: 'kWh', heating: 'Gcal', hot_water: 'm3' } as const

// What a meter of the service counts in.
export function unitOf(service: Service): Unit {
  return units[service]
}
