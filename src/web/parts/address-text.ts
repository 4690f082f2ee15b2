// An address whose numbers stay on the line of what they number: “д. 30”, “кв. 41”.
export function addressText(address: string): string {
  return address.replace(/(?<![\p{L}-])(д|корп|стр|кв|пом)\. (?=\S)/gu, '$1.\u00A0')
}
