import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const root = join(import.meta.dirname, '../..')

// As run.mjs starts it.
const flags: string[] = JSON.parse(readFileSync(join(root, 'node-flags.json'), 'utf8'))

export type ServerProcess = {
  readonly port: number
  readonly pid: number
  // From the start of the process to its first answer.
  readonly readyMilliseconds: number
  stop(): Promise<void>
}

let nextPort = 18_100

// A fresh process, because a process that has warmed up to one page is not fair to the next.
export async function startProcess(
  [entry = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>>,
  readyPath: string,
): Promise<ServerProcess> {
  const port = nextPort
  nextPort += 10
  const started = performance.now()
  const child = spawn(process.execPath, [...flags, join(root, entry), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment, PORT: `${port}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilAnswers(child, `http://127.0.0.1:${port}${readyPath}`)
  const readyMilliseconds = performance.now() - started
  return { port, pid: child.pid ?? 0, readyMilliseconds, stop: () => stop(child) }
}

// A fresh process that does its work and ends by itself; what it printed.
export async function runProcess(
  entry: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, [...flags, join(root, entry)], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code !== 0) throw new Error(`${entry} ended with ${code}`)
  return printed
}

async function untilAnswers(child: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

// What it has spent so far, in user and system time.
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) / 100
}
