// RFC 6266: a Russian name in UTF-8 and, for old clients, one in ASCII. Nothing in a name can end
// the header or leave the folder a browser saves to.
export function contentDisposition(name: string): string {
  const safe = name.toWellFormed().replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
  const plain = safe.replace(/[^\x20-\x7E]/g, '_').replace(/[%;]/g, '_')
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
