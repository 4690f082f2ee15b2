// Where an act came from, as far as the cabinet wants to know it. A visit of the web is one.
export type Origin = {
  // Random value of this browser's cookie: 32 bytes in hex.
  readonly visitor: string
  // Keyed hash of the network address, in hex: enough to see one source, not to find a person.
  readonly source: string
  // The browser and system in words a person recognises: «Firefox, Windows».
  readonly device: string
}
