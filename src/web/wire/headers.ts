// Sent with every page, file and asset, not with the answers to probes; the reasons are in
// ../README.md. Lower case: Node sends them as they stand.
const always = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

const page = {
  ...always,
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // One policy, which lets through one address: that of the worker's script.
    'trusted-types service-worker',
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
  // Addresses of confirmation links stay here; forms still tell where they come from.
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
} as const

// Every page may hold something personal, and every page holds a token.
export const pageHeaders = {
  ...page,
  'content-type': 'text/html; charset=utf-8',
  vary: 'accept-encoding',
} as const

export const redirectHeaders = page

// A file that a customer downloads; should a browser open it after all, it may do nothing.
export const fileHeaders = {
  ...always,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

// The address holds the hash of the content, so it never changes.
export const assetHeaders = {
  ...always,
  'cache-control': 'public, max-age=31536000, immutable',
  vary: 'accept-encoding',
} as const

// Asked for at every visit, so that a new version is known at once. The worker may speak to us and
// to nobody else, and run nothing but itself.
export const workerHeaders = {
  ...always,
  'content-type': 'text/javascript; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
  'cache-control': 'no-cache',
  vary: 'accept-encoding',
} as const

export const manifestHeaders = {
  ...always,
  'content-type': 'application/manifest+json; charset=utf-8',
  'cache-control': 'public, max-age=86400',
  vary: 'accept-encoding',
} as const
