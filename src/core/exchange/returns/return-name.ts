// What a package is called on the disk and in itself: 'return-0007', with more digits when it takes
// them. By it billing knows one package from another.
export function returnName(sequence: number): string {
  return `return-${String(sequence).padStart(4, '0')}`
}
