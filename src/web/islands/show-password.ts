// A password that can be looked at while typing: a button beside each field that offers its words.
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-show]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'show-password'
  button.setAttribute('aria-controls', input.id)
  const show = (shown: boolean) => {
    input.type = shown ? 'text' : 'password'
    button.textContent = (shown ? input.dataset.hide : input.dataset.show) ?? ''
  }
  show(false)
  button.addEventListener('click', () => show(input.type === 'password'))
  // A browser offers to remember the password of a password field, not of a text one.
  input.form?.addEventListener('submit', () => show(false))
  input.after(button)
}
