import type { Locator, Page } from 'playwright-core'

// How somebody works a page.
export type Hands = {
  // A link or a button.
  press(target: Locator): Promise<void>
  type(target: Locator, text: string): Promise<void>
  tick(target: Locator): Promise<void>
}

export const mouse: Hands = {
  press: (target) => target.click(),
  type: (target, text) => target.fill(text),
  tick: (target) => target.check(),
}

// Nothing but Tab, Space, Enter and letters. Whatever is reached must show that it is.
export const keyboard: Hands = {
  press: async (target) => {
    await reach(target)
    await target.page().keyboard.press('Enter')
  },
  type: async (target, text) => {
    await reach(target)
    await target.page().keyboard.press('ControlOrMeta+A')
    await target.page().keyboard.type(text)
  },
  tick: async (target) => {
    await reach(target)
    await target.page().keyboard.press('Space')
  },
}

const mostStops = 60

async function reach(target: Locator): Promise<void> {
  const page = target.page()
  await target.waitFor()
  for (let stop = 0; stop < mostStops; stop += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return assertShown(page)
    await page.keyboard.press('Tab')
  }
  throw new Error(`${target} is not reached by keyboard`)
}

async function assertShown(page: Page): Promise<void> {
  const outline = await page.evaluate<string>(
    'getComputedStyle(document.activeElement).outlineStyle',
  )
  if (outline === 'none') throw new Error('what has the focus does not show it')
}
