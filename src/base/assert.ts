// A mistake in our own code, never the customer's slip or the world's failure: it ends as a 500
// and an alert.
export class AssertionFailed extends Error {
  override name = 'AssertionFailed'
}

// Throws AssertionFailed unless the condition holds. Messages are logged: no personal data in them.
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailed(message)
}
