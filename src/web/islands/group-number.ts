// Sixteen digits stand in groups of four while they are typed, as on paper.
for (const input of document.querySelectorAll<HTMLInputElement>('input.code')) {
  input.addEventListener('input', () => {
    const typed = input.value
    // Letters are left for the server to speak about, and a caret in the middle would jump.
    if (/[^\d\s-]/.test(typed) || input.selectionStart !== typed.length) return
    const groups = typed.replace(/\D/g, '').match(/\d{1,4}/g)
    input.value = groups?.join(' ') ?? ''
  })
}
