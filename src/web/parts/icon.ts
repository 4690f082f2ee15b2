import { type Html, trusted } from '#platform/html/html.ts'

// Our own set on a grid of 24, one line of 1.75 with round ends.
const drawings = {
  electricity: '<path d="M13 3 5.5 13.5h5.2L9.5 21 18.5 9.8h-5.8z"/>',
  heat: `<rect x="3.5" y="9.5" width="4.2" height="10.5" rx="2.1"/>
<rect x="9.9" y="9.5" width="4.2" height="10.5" rx="2.1"/>
<rect x="16.3" y="9.5" width="4.2" height="10.5" rx="2.1"/>
<path d="M7.7 12.8h2.2M14.1 12.8h2.2M7.7 16.7h2.2M14.1 16.7h2.2"/>
<path d="M8.6 6.4c1.1-1 0-1.8 1.1-2.9M14.3 6.4c1.1-1 0-1.8 1.1-2.9"/>`,
  hotWater: `
<path d="M12 9.2c2.6 3.1 4.4 5.2 4.4 7.4a4.4 4.4 0 0 1-8.8 0c0-2.2 1.8-4.3 4.4-7.4z"/>
<path d="M8.4 6.4c1.2-1.1 0-2 1.2-3.1M14.2 6.4c1.2-1.1 0-2 1.2-3.1"/>`,
  meter: `<rect x="4" y="3.5" width="16" height="17" rx="2.5"/>
<path d="M7.5 7.5h9v4h-9zM10.5 7.5v4M13.5 7.5v4"/><path d="M8.5 16.5h3.2"/>
<circle cx="15.6" cy="16.2" r="1.3"/>`,
  receipt: `<path d="M6 3h12v18l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 21z"/>
<path d="M9.2 8h5.6M9.2 11.8h5.6M9.2 15.6h2.6"/>`,
  ledger: '<path d="M4 4.5h16v15H4zM4 9.3h16M4 14.4h16M13.5 4.5v15"/>',
  card: '<rect x="3" y="5.5" width="18" height="13" rx="2.2"/><path d="M3 9.8h18M6.5 14.8h4"/>',
  person: `<circle cx="12" cy="8" r="4"/>
<path d="M4.5 20.5c.8-4 3.7-5.5 7.5-5.5s6.7 1.5 7.5 5.5"/>`,
  house: '<path d="M3.5 11.5 12 4l8.5 7.5M6 9.6V20h12V9.6"/><path d="M10 20v-5.5h4V20"/>',
  warning: '<path d="M12 3.8 21.2 19.8H2.8z"/><path d="M12 10v4.6M12 17.2v.1"/>',
  check: '<path d="m4.5 12.8 4.8 4.7L19.5 6.8"/>',
  info: '<circle cx="12" cy="12" r="8.8"/><path d="M12 11v5.6M12 7.7v.1"/>',
  download: '<path d="M12 3.5v12M7 11l5 5 5-5M4.5 20.5h15"/>',
  language: `<circle cx="12" cy="12" r="8.8"/>
<path d="M3.2 12h17.6M12 3.2c5 5.4 5 12.2 0 17.6-5-5.4-5-12.2 0-17.6z"/>`,
  eye: `
<path d="M2.5 12c2.4-4.3 5.6-6.5 9.5-6.5s7.1 2.2 9.5 6.5c-2.4 4.3-5.6 6.5-9.5 6.5S4.9 16.3
2.5 12z"/><circle cx="12" cy="12" r="2.9"/>`,
  scan: `<path d="M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5"/>
<path d="M8.5 8.5h2v2h-2zM13.5 8.5h2v2h-2zM8.5 13.5h2v2h-2zM13.5 13.5h.1M15.5 15.5h.1"/>`,
  lock: `<rect x="5" y="10.5" width="14" height="10" rx="2.2"/>
<path d="M8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2"/>`,
  mail: '<rect x="3" y="5" width="18" height="14" rx="2.2"/><path d="m3.8 7 8.2 6.5L20.2 7"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  next: '<path d="m9 5 7 7-7 7"/>',
  back: '<path d="m15 5-7 7 7 7"/>',
  up: '<path d="M12 20V4.5M5.5 11 12 4.5l6.5 6.5"/>',
  down: '<path d="M12 4v15.5M5.5 13l6.5 6.5 6.5-6.5"/>',
} as const

export type IconName = keyof typeof drawings

// A sign beside a word, never instead of one: hidden from screen readers.
export function icon(name: IconName): Html {
  return trusted(`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`)
}
