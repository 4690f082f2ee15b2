// The file stays here: its SHA-256 goes instead of it. Where the browser cannot hash, the form
// sends the file, as it does without scripts.
const input = document.querySelector<HTMLInputElement>('input[type="file"][name="receipt"]')
const form = input?.form
if (input && form && globalThis.crypto?.subtle) {
  for (const said of form.querySelectorAll<HTMLElement>('[data-hashed]')) {
    said.textContent = said.dataset.hashed ?? ''
  }
  form.addEventListener('submit', (event) => {
    const file = input.files?.[0]
    if (!file) return
    event.preventDefault()
    void sendHash(form, input, file)
  })
}

async function sendHash(form: HTMLFormElement, input: HTMLInputElement, file: File): Promise<void> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  const hash = document.createElement('input')
  hash.type = 'hidden'
  hash.name = 'sha256'
  hash.value = Array.from(new Uint8Array(digest), hexOf).join('')
  form.append(hash)
  // A field that is disabled is not sent.
  input.disabled = true
  form.enctype = 'application/x-www-form-urlencoded'
  form.submit()
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

// Back from the answer: the form is as it was.
addEventListener('pageshow', () => {
  if (input) input.disabled = false
  for (const old of document.querySelectorAll('input[name="sha256"]')) old.remove()
})
