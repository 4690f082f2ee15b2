import type { Answer } from './web-visitor.ts'

// What stands apart on the screen though nothing parts it in the source.
const apart = 'td, th, dt, dd, p, li, h2, h3, small, b, span'

// The words of a part of a page as they are read, each gap as one plain space.
export function textOf(answer: Pick<Answer, '$'>, selector = 'main'): string {
  return textsOf(answer, selector).join(' ')
}

// The words of each part that fits, in order.
export function textsOf({ $ }: Pick<Answer, '$'>, selector: string): string[] {
  return $(selector)
    .toArray()
    .map((part) => {
      const copy = $(part).clone()
      copy.find(apart).before(' ').after(' ')
      return copy
        .text()
        .replace(/\s+/gu, ' ')
        .replace(/ (?=[,.:])/g, '')
        .trim()
    })
}
