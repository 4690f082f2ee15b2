// The yardstick of a receipt's copy: node:http streams one file of as many bytes. No sign-in, no
// look-up, no hash.
import { createReadStream, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const bytes = Math.max(1, Number(process.env.FILLER ?? 0))
const path = join(tmpdir(), `kabinet-yardstick-${process.pid}`)
writeFileSync(path, Buffer.alloc(bytes, 'a'))

const server = createServer((request, response) => {
  if (request.url === '/ready') return response.end('ready')
  response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': bytes })
  return createReadStream(path).pipe(response)
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => {
  rmSync(path)
  process.exit(0)
})
