const POSTCODE = /^\d{6}$/
const REGION = /(?:^|\s)(?:край|область|обл\.|республика|округ|район|р-н)(?:\s|$)/iu
const SETTLEMENT = /^(?:г|гор|город|п|пос|посёлок|пгт|рп|с|село|ст|дер|д)\.?\s+\p{Lu}/u
const HOUSE = /^(?:д|дом|кв)\.?\s*\d/iu

// The part of an address by which people call their home: «ул. Белухина, д. 63, кв. 76». Postcode,
// region and settlement are left out from the front, but a village without streets keeps its name;
// an address that is nothing else stays whole.
export function shortAddress(address: string): string {
  const parts = address.split(', ')
  let at = 0
  for (const general of [POSTCODE, REGION, REGION, SETTLEMENT]) {
    if (general.test(parts[at] ?? '')) at += 1
  }
  if (at > 0 && HOUSE.test(parts[at] ?? '')) at -= 1
  return at < parts.length ? parts.slice(at).join(', ') : address
}
