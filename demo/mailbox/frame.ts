import { type Html, html, nothing } from '#platform/html/html.ts'
import utility from '#settings/demo.ts'
import { type Language, words } from './words.ts'

// How every page of the make-believe utility is shown.
export type Look = {
  readonly language: Language
  // Whether there is a billing centre to go to.
  readonly hasCentre: boolean
}

type FramedPage = {
  readonly title: string
  // For the link to the other language.
  readonly path: string
  readonly content: Html
  // Seconds after which the page asks for itself again.
  readonly again?: number
}

export function framed({ language, hasCentre }: Look, page: FramedPage): Html {
  const { title, path, content, again } = page
  const say = words[language]
  const other = language === 'ru' ? 'en' : 'ru'
  const doors = html`
<nav>
<a href="/?lang=${language}">${say.title}</a>
<a href="/billing?lang=${language}">${say.centre}</a>
</nav>`
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${again === undefined ? nothing : html`<meta http-equiv="refresh" content="${again}">`}
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="quiet small">
<span>${utility.shortName}</span>
${hasCentre ? doors : nothing}
<a href="${path}?lang=${other}" lang="${other}">${words[language].other}</a>
</header>
<main>${content}</main>
</body>
</html>
`
}
