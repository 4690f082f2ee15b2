import type { Colour, TextStyle } from './pdf/drawing.ts'

// The page's frame and its few ways of setting text.
export const LEFT = 42
export const RIGHT = 553
export const INK: Colour = '#14262d'
export const MUTED: Colour = '#566a70'
export const LINE: Colour = '#c6d2d3'
export const PANEL: Colour = '#eef3f3'
export const SEA: Colour = '#1c5361'
export const EMBER: Colour = '#b8481f'

export const body: TextStyle = { size: 8.6, colour: INK }
export const strong: TextStyle = { ...body, face: 'bold' }
export const label: TextStyle = { size: 7.4, colour: MUTED }
export const figure: TextStyle = { ...body, align: 'right', tabular: true }
export const strongFigure: TextStyle = { ...figure, face: 'bold' }
export const section: TextStyle = { size: 10.4, colour: SEA, face: 'bold' }
