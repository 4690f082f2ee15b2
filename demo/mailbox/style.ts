// Sea, snow and one ember, as in the cabinet itself; light and dark.
export const STYLE = `
:root {
  color-scheme: light dark;
  --surface: light-dark(oklch(97.5% 0.006 210), oklch(21% 0.018 215));
  --sheet: light-dark(oklch(100% 0 0), oklch(25.5% 0.02 215));
  --ink: light-dark(oklch(26% 0.025 220), oklch(93% 0.01 210));
  --quiet: light-dark(oklch(45% 0.025 220), oklch(76% 0.02 215));
  --line: light-dark(oklch(88% 0.012 210), oklch(36% 0.022 215));
  --accent: light-dark(oklch(42% 0.065 215), oklch(80% 0.07 210));
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--surface);
  color: var(--ink);
  font: 1.125rem/1.5 'Golos Text', system-ui, sans-serif;
}
header, main { max-width: 46rem; margin-inline: auto; padding-inline: 1.25rem; }
header {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0.25rem 1rem;
  padding-block: 1.5rem 0;
}
nav { display: flex; gap: 1rem; }
main { padding-block: 0.5rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.75rem 0; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
.quiet { color: var(--quiet); }
.small { font-size: 0.9375rem; }
ol, ul { list-style: none; margin: 1.5rem 0; padding: 0; }
li.mail { border-top: 1px solid var(--line); padding: 1rem 0; }
li.mail:last-child { border-bottom: 1px solid var(--line); }
.mail a { font-weight: 600; overflow-wrap: anywhere; }
.mail p { margin: 0.125rem 0 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 1rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.sheet {
  background: var(--sheet);
  border: 1px solid var(--line);
  border-radius: 12px;
  padding: 1.25rem;
  margin: 1.5rem 0;
}
.letter { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: inherit; }
iframe { width: 100%; height: 36rem; border: 0; background: #fff; border-radius: 6px; }
summary { cursor: pointer; padding-block: 0.75rem; }
button {
  background: var(--accent);
  color: var(--sheet);
  border: 0;
  border-radius: 8px;
  padding: 0.75rem 1.25rem;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
`
