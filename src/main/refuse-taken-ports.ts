import { once } from 'node:events'
import { createServer } from 'node:net'
import { StartRefused } from './start-refused.ts'

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it',
  EACCES: 'this user may not open it',
  EADDRNOTAVAIL: 'this machine has no such address',
}

const advice =
  'Choose others by PORT, METRICS_PORT or WORKER_METRICS_PORT; to try it: PORT=9000 npm start'

// Refuses the start with a sentence, before anything is opened or made, when one of the ports
// cannot be listened on.
export async function refuseTakenPorts(host: string, ports: readonly number[]): Promise<void> {
  const sentences: string[] = []
  for (const port of ports) {
    const reason = await reasonAgainst(host, port)
    if (reason) sentences.push(`Port ${port} of ${host} cannot be opened: ${reason}.`)
  }
  if (sentences.length > 0) throw new StartRefused([...sentences, advice])
}

async function reasonAgainst(host: string, port: number): Promise<string | undefined> {
  const server = createServer()
  try {
    await once(server.listen(port, host), 'listening')
    await once(server.close(), 'close')
    return undefined
  } catch (fault) {
    const { code = '' } = fault as NodeJS.ErrnoException
    return reasons[code] ?? code
  }
}
