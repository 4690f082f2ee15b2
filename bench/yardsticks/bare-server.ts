// The yardstick: node:http and one named statement, made into a string. No sessions, no
// authorization, no row-level security, no framework. PAGE chooses the page.
import { createServer } from 'node:http'
import pg from 'pg'
import { barePages } from './bare-pages.ts'

const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE, max: 24 })
const page = barePages[process.env.PAGE ?? '']
if (!page) throw new Error('PAGE names no bare page')
// As long as the page it is held against, so that both send the same number of bytes.
const filler = ' '.repeat(Number(process.env.FILLER ?? 0))

const server = createServer(async (request, response) => {
  const account = request.url?.slice(1) ?? ''
  if (account === 'ready') return response.end('ready')
  const { name, text, values } = page.statement(account)
  const { rows } = await pool.query({ name, text, values: [...values] })
  const body = Buffer.from(page.html(rows[0]) + filler)
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
  })
  return response.end(body)
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
