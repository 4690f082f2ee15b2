import type { Display } from '../visit.ts'

export const sizes = ['100', '125', '150', '200'] as const
export const contrasts = [
  'normal',
  'black-on-white',
  'white-on-black',
  'blue-on-light-blue',
] as const
export const spacings = ['normal', 'wide'] as const
export const imageChoices = ['shown', 'hidden'] as const

const usual: Display = { size: '100', contrast: 'normal', spacing: 'normal', images: 'shown' }

// The view kept in this browser's cookie: '150.black-on-white.wide.shown'. What is not one of the
// choices is as usual.
export function displayOf(cookie: string | undefined): Display {
  if (cookie === undefined) return usual
  const [size, contrast, spacing, images] = cookie.split('.')
  return displayFrom({ size, contrast, spacing, images })
}

// A view from the fields of a form.
export function displayFrom(fields: Readonly<Record<string, string | undefined>>): Display {
  return {
    size: oneOf(sizes, fields.size) ?? usual.size,
    contrast: oneOf(contrasts, fields.contrast) ?? usual.contrast,
    spacing: oneOf(spacings, fields.spacing) ?? usual.spacing,
    images: oneOf(imageChoices, fields.images) ?? usual.images,
  }
}

// The cookie's value of a view.
export function displayText({ size, contrast, spacing, images }: Display): string {
  return [size, contrast, spacing, images].join('.')
}

function oneOf<Choice extends string>(
  choices: readonly Choice[],
  text: string | undefined,
): Choice | undefined {
  return choices.find((choice) => choice === text)
}
