import type { Language } from '#base/language.ts'
import { remembered } from '../remembered.ts'

// What the visitor chose; else English only for a browser that asks for it before Russian.
export function languageOf(chosen: string | undefined, accepted: string | undefined): Language {
  if (chosen === 'ru' || chosen === 'en') return chosen
  return accepted === undefined ? 'ru' : wished(accepted)
}

const wished = remembered(
  500,
  (accepted): Language => (weightOf(accepted, 'en') > weightOf(accepted, 'ru') ? 'en' : 'ru'),
)

// RFC 9110: `en-US,en;q=0.8`; a language that is not named weighs nothing, `*` is no wish.
function weightOf(accepted: string, language: Language): number {
  let most = 0
  for (const range of accepted.slice(0, LONGEST).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    if (tag !== language && !tag.startsWith(`${language}-`)) continue
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
    most = Math.max(most, Number(quality.find((weight) => weight !== undefined) ?? 1) || 0)
  }
  return most
}

const LONGEST = 200
