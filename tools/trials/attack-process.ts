/**
 * An attack in a process of its own, on this machine only: sockets whose heads never end, bodies that
 * never end, and malformed requests. Bounded in sockets, requests and time; ends with whoever asked.
 */
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom } from '#kernel/random.ts'
import { malformedRequest } from '../../tests/malformed-request.ts'
import type { AttackPlan, AttackResult, AttackWord } from './attack.ts'

const loopback = '127.0.0.1'
/** Each address of the loopback has ports of its own: one would be used up. */
const fromAddresses = 16
const openedTogether = 200
const dripEveryMs = 4_000
const dripSteps = 40
const answerWaitMs = 15_000

const slowHead = 'POST /api/arrival HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: '
const endlessBody =
  'POST /api/arrival HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n'

const counts = { opened: 0, cut: 0, refused: 0 }
let isOver = false
let from = 0

function dial(port: number): Socket {
  from += 1
  const localAddress = `127.0.0.${2 + (from % fromAddresses)}`
  const socket = connect({ port, host: loopback, localAddress })
  // Being cut off is what is tried.
  socket.on('error', () => undefined)
  return socket
}

/** Keeps one socket open in this manner, and opens another when it is cut. */
function hold(port: number, first: string, held: Set<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const socket = dial(port)
    let isOpen = false
    socket.on('connect', () => {
      isOpen = true
      counts.opened += 1
      held.add(socket)
      socket.write(first)
      resolve()
    })
    socket.resume()
    socket.on('close', () => {
      held.delete(socket)
      if (isOpen) counts.cut += 1
      else counts.refused += 1
      resolve()
      if (!isOver) setTimeout(() => void hold(port, first, held), 500)
    })
  })
}

async function openMany(port: number, count: number, first: string, held: Set<Socket>) {
  for (let opened = 0; opened < count; opened += openedTogether) {
    const together = Math.min(openedTogether, count - opened)
    await Promise.all(Array.from({ length: together }, () => hold(port, first, held)))
  }
}

/** A byte for each socket every few seconds, a part of them at a time. */
function drip(held: Set<Socket>, bytes: string): NodeJS.Timeout {
  let step = 0
  return setInterval(() => {
    step = (step + 1) % dripSteps
    let index = 0
    for (const socket of held) {
      if (index % dripSteps === step && socket.writable) socket.write(bytes)
      index += 1
    }
  }, dripEveryMs / dripSteps)
}

async function sendMalformed({ malformed, port, seconds, seed }: AttackPlan) {
  const random = seededRandom(seed)
  const statuses: Record<string, number> = {}
  const startedAtMs = performance.now()
  let sent = 0
  let underWay = 0
  while (sent < malformed || underWay > 0) {
    const shareOfTime = (performance.now() - startedAtMs) / (seconds * 1_000)
    while (sent < malformed && underWay < 128 && sent < shareOfTime * malformed) {
      sent += 1
      underWay += 1
      const socket = dial(port)
      let text = ''
      socket.setTimeout(answerWaitMs, () => socket.destroy())
      socket.on('data', (part: Buffer) => {
        if (text.length < 12) text += part.toString('latin1', 0, 12)
      })
      socket.on('close', () => {
        underWay -= 1
        const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 'none'
        statuses[status] = (statuses[status] ?? 0) + 1
      })
      socket.end(Buffer.from(malformedRequest(random)))
    }
    await wait(2)
  }
  return { sent, statuses, tookMs: performance.now() - startedAtMs }
}

async function attack(plan: AttackPlan): Promise<AttackResult> {
  const heads = new Set<Socket>()
  const bodies = new Set<Socket>()
  await openMany(plan.port, plan.slowHeads, slowHead, heads)
  await openMany(plan.port, plan.endlessBodies, endlessBody, bodies)
  const timers = [drip(heads, 'a'), drip(bodies, '80\r\n{"held": "\r\n')]
  tell({ is: 'open', sockets: heads.size + bodies.size })
  const malformed = await sendMalformed(plan)
  isOver = true
  for (const timer of timers) clearInterval(timer)
  const socketsAtEnd = heads.size + bodies.size
  for (const socket of [...heads, ...bodies]) socket.destroy()
  return { ...malformed, ...counts, socketsAtEnd }
}

function tell(word: AttackWord): void {
  process.send?.(word)
}

process.on('message', (plan: AttackPlan) => {
  attack(plan).then((result) => tell({ is: 'over', result }))
})
process.on('disconnect', () => process.exit())
