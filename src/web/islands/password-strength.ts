const PRAISED = 15

// While a password is chosen its length is judged in the words that the page offers.
for (const words of document.querySelectorAll<HTMLElement>('[data-strength-of]')) {
  const { strengthOf = '', short = '', enough = '', good = '' } = words.dataset
  const input = document.getElementById(strengthOf)
  const missing = short.split('|')
  if (!(input instanceof HTMLInputElement)) continue
  input.addEventListener('input', () => {
    const length = [...input.value].length
    const lacking = missing[missing.length - length - 1]
    words.textContent = length === 0 ? '' : (lacking ?? (length < PRAISED ? enough : good))
  })
}
