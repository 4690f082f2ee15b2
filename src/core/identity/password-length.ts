// In characters as a person counts them (NIST SP 800-63B 5.1.1.2: at least 8, at least 64 allowed).
export const shortestPassword = 8
export const longestPassword = 200
