/**
 * Live classes in a process of their own: each class's teacher draws without a pause, as fast as a page
 * sends pieces of a stroke; pupils look, and say how their line does. How late each piece came to each
 * of them is told.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { liveAddress } from '#contract/live-address.ts'
import { boardWidth } from '#contract/live-limits.ts'
import { type LiveTicket, type RoomAct, roomPath, type ToRoom } from '#contract/live-room.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { LiveClassOfBench } from '../live-classes.ts'
import { createLatencyRecord } from './latency-record.ts'
import { openSocketLine, type SocketLine } from './socket-line.ts'

/** They come in, and draw for so long before anything is counted, and then while it is. */
export interface BoardAsked {
  readonly port: number
  readonly classes: readonly LiveClassOfBench[]
  readonly warmUpSeconds: number
  readonly seconds: number
}

export interface BoardTold {
  readonly lookers: number
  /** Of pieces, each counted for each who looks; one that did not come counts as the latest of all. */
  readonly p50Ms: number
  readonly p99Ms: number
  readonly missing: number
  readonly cpuShare: number
  /** How late pieces went out; p99. */
  readonly latenessP99Ms: number
}

/** As `live-board.ts` says of a page. */
const pieceEveryMs = 120
const piecesOfStroke = 8
/** As a hand that moves across the board gives at 60 points a second. */
const numbersOfPiece = 14
/** As `live-room.ts` says of a page. */
const lineEveryMs = 5_000
const dialledMax = 40
/** What is still on its way when the count ends. */
const settleMs = 2_000
/** Before the two numbers that tell which piece it is. */
const pathMark = Buffer.from('"path":[')

interface Hand {
  readonly line: SocketLine
  stroke: Id
  pieces: number
  nextMs: number
}

const hands: Hand[] = []
const lookers: SocketLine[] = []
/** When each piece was due, by its number. */
const dueMs: number[] = []
let counted: { fromPiece: number; untilPiece: number; heard: number } | null = null
const latency = createLatencyRecord(4_000_000)
let lateness = createLatencyRecord(1_000_000)

const nowMs = (): number => performance.now()
const freshId = (): Id => mintId(systemClock, systemRandom)

function hear(message: Buffer): void {
  for (let at = message.indexOf(pathMark); at >= 0; at = message.indexOf(pathMark, at)) {
    at += pathMark.length
    const [low = '', high = ''] = message.toString('latin1', at, at + 12).split(',')
    const piece = Number.parseInt(high, 10) * boardWidth + Number.parseInt(low, 10)
    const due = dueMs[piece]
    if (counted === null || due === undefined || piece < counted.fromPiece) continue
    if (piece >= counted.untilPiece) continue
    counted.heard += 1
    latency.add(nowMs() - due)
  }
}

async function dial(
  port: number,
  { cookie, isTeacher, lessonId }: { cookie: string; isTeacher: boolean; lessonId: Id },
): Promise<SocketLine> {
  const origin = `http://127.0.0.1:${port}`
  const answer = await fetch(`${origin}/api/lessons/${lessonId}/live`, {
    method: 'POST',
    headers: { origin, cookie },
  })
  if (!answer.ok) throw new Error(`no ticket: ${answer.status} ${await answer.text()}`)
  const { ticket } = (await answer.json()) as LiveTicket
  const enter: ToRoom = { kind: 'enter', ticket, after: 0 }
  const path = liveAddress(roomPath, lessonId)
  return openSocketLine({ port, path, cookie }, enter, isTeacher ? {} : { onText: hear })
}

async function comeIn({ classes, port }: BoardAsked): Promise<void> {
  const due = classes.flatMap((one) =>
    [one.teacherCookie, ...one.pupilCookies].map((cookie, index) => ({
      cookie,
      lessonId: one.lessonId,
      isTeacher: index === 0,
    })),
  )
  const dialNext = async (): Promise<void> => {
    for (let next = due.shift(); next !== undefined; next = due.shift()) {
      const line = await dial(port, next)
      if (!next.isTeacher) lookers.push(line)
      else {
        // Hands do not move in time with one another.
        const nextMs = nowMs() + Math.random() * pieceEveryMs
        hands.push({ line, stroke: freshId(), pieces: 0, nextMs })
      }
    }
  }
  await Promise.all(Array.from({ length: dialledMax }, dialNext))
}

function drawDue(): void {
  for (const hand of hands) {
    const now = nowMs()
    if (now < hand.nextMs) continue
    lateness.add(now - hand.nextMs)
    if (hand.pieces % piecesOfStroke === 0) hand.stroke = freshId()
    hand.pieces += 1
    const piece = dueMs.push(hand.nextMs) - 1
    hand.nextMs += pieceEveryMs
    const path = [piece % boardWidth, Math.floor(piece / boardWidth)]
    while (path.length < numbersOfPiece) path.push(1_000 + path.length)
    const act: RoomAct = { kind: 'draw', page: 0, id: hand.stroke, tool: 'pen', ink: 'blue', path }
    hand.line.say({ kind: 'act', id: freshId(), act })
  }
}

/** Each in its turn. */
function tellLines(): void {
  let next = 0
  const tickMs = 20
  setInterval(() => {
    const untilIndex = next + (lookers.length * tickMs) / lineEveryMs
    for (; next < untilIndex; next += 1)
      lookers[next % lookers.length]?.say({ kind: 'line', roundTripMs: 40, latePercent: 0 })
    next %= lookers.length
  }, tickMs)
}

async function count(asked: BoardAsked): Promise<BoardTold> {
  await comeIn(asked)
  tellLines()
  for (const hand of hands) hand.nextMs = nowMs() + Math.random() * pieceEveryMs
  setInterval(drawDue, 2)
  await wait(asked.warmUpSeconds * 1_000)
  lateness = createLatencyRecord(1_000_000)
  const cpuBefore = process.cpuUsage()
  const beganMs = nowMs()
  counted = { fromPiece: dueMs.length, untilPiece: Number.POSITIVE_INFINITY, heard: 0 }
  await wait(asked.seconds * 1_000)
  counted.untilPiece = dueMs.length
  const seconds = (nowMs() - beganMs) / 1_000
  const { user, system } = process.cpuUsage(cpuBefore)
  await wait(settleMs)
  const pieces = counted.untilPiece - counted.fromPiece
  const missing = (pieces * lookers.length) / asked.classes.length - counted.heard
  return {
    lookers: lookers.length,
    p50Ms: latency.summary(missing).p50Ms,
    p99Ms: latency.summary(missing).p99Ms,
    missing,
    cpuShare: (user + system) / 1e6 / seconds,
    latenessP99Ms: lateness.summary(0).p99Ms,
  }
}

process.on('message', (asked: BoardAsked) => {
  count(asked).then(
    (told) => process.send?.(told),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
// Whoever asked for the crowd is gone: so is the crowd.
process.on('disconnect', () => process.exit())
