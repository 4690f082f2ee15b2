// What came back of a form that was sent.

// A server that is busy or broken, ours or a proxy before it: another time. The id of the
// submission keeps it one, whatever has become of it already.
export const isAway = ({ status }: Response) => status === 429 || status >= 500

// A page of ours, known by its policy, holds what was typed; that of a proxy holds nothing.
export function isOurPage({ headers }: Response): boolean {
  return /trusted-types service-worker/.test(headers.get('content-security-policy') ?? '')
}
