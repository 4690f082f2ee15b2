import type { Service } from '#core/customers/service.ts'
import type { IconName } from './icon.ts'

export const serviceIcon: Readonly<Record<Service, IconName>> = {
  electricity: 'electricity',
  heating: 'heat',
  hot_water: 'hotWater',
}
