import { type Html, html, type Piece } from '#platform/html/html.ts'
import { assetHref } from '../assets/catalogue.ts'
import { manifestHref } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { frameWords } from '../words/frame.ts'
import { banners } from './banners.ts'
import { errorSummary, type FieldError } from './error-summary.ts'
import { icon } from './icon.ts'
import { type OutcomesTold, outcomeNotice } from './outcome-notice.ts'
import { pageFooter, phonesAlone } from './page-footer.ts'
import { brandAlone, pageHeader } from './page-header.ts'

type Page = {
  // The document's title; also the heading unless one is given.
  readonly title: string
  readonly heading?: Piece
  // Under the heading, larger: what this page is about.
  readonly lede?: Piece
  readonly body: Piece
  // Over the heading: how far one has come.
  readonly above?: Piece
  // Beside the body on a desk, after it on a phone: what helps.
  readonly aside?: Piece
  readonly back?: { readonly href: string; readonly text: string }
  // What this page knows more of what has just happened.
  readonly outcome?: OutcomesTold
  // What is wrong with the form of this page; shown above the heading and said in the title.
  readonly errors?: readonly FieldError[]
  // Tables use the whole width.
  readonly wide?: boolean
  // Without the ways elsewhere, which lead nowhere when there is no network, and without a token.
  readonly alone?: boolean
  // Names of files in islands/, without the ending.
  readonly islands?: readonly string[]
}

// The two faces that every page needs; the third is a single sign.
const faces = ['golos-cyrillic.woff2', 'golos-latin.woff2'].map(
  (name) =>
    html`<link rel="preload" href="${assetHref(name)}" as="font" type="font/woff2" crossorigin>`,
)

// A whole document: the frame is the same on every page, for everybody.
export function layout(visit: Visit, page: Page): Html {
  const words = frameWords[visit.language]
  const failed = page.errors && page.errors.length > 0
  const name = visit.services.utility.shortName
  const aside = page.aside && html`<aside class="helps">${page.aside}</aside>`
  return html`<!doctype html>
<html lang="${visit.language}"${displayAttributes(visit)}>
<head>
<meta charset="utf-8">
<title>${failed && words.errorBefore}${page.title} · ${words.product} · ${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${faces}
<link rel="stylesheet" href="${assetHref('cabinet.css')}">
<link rel="icon" href="${assetHref('mark.svg')}" type="image/svg+xml">
<link rel="apple-touch-icon" href="${assetHref('icon-180.png')}">
<link rel="manifest" href="${manifestHref(visit.language)}">
${page.islands?.map(scriptOf)}</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
${page.alone ? brandAlone(visit) : html`${pageHeader(visit)}${banners(visit)}`}
<main id="content" class="${page.wide ? 'wide' : aside ? 'two' : 'one'}">
<div class="matters">
${backLink(page.back)}${outcomeNotice(visit, page.outcome)}
${errorSummary(visit.language, page.errors ?? [])}${page.above}
<h1>${page.heading ?? page.title}</h1>
${page.lede && html`<p class="lede">${page.lede}</p>`}
${page.body}
</div>
${aside}
</main>
${page.alone ? phonesAlone(visit) : pageFooter(visit)}
</body>
</html>`
}

function scriptOf(island: string): Html {
  return html`<script type="module" src="${assetHref(`${island}.js`)}"></script>`
}

function backLink(back: Page['back']): Html | undefined {
  return back && html`<a class="back" href="${back.href}">${icon('back')}${back.text}</a>`
}

function displayAttributes({ display }: Visit): Piece {
  return [
    display.size !== '100' && html` data-size="${display.size}"`,
    display.contrast !== 'normal' && html` data-contrast="${display.contrast}"`,
    display.spacing !== 'normal' && html` data-spacing="${display.spacing}"`,
    display.images !== 'shown' && html` data-images="hidden"`,
  ]
}
