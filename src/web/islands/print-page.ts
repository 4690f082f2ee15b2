// Without scripts there is the browser's own menu; with them, a button.
for (const place of document.querySelectorAll<HTMLElement>('[data-print]')) {
  place.hidden = false
  place.querySelector('button')?.addEventListener('click', () => window.print())
}
