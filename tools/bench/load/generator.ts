/**
 * Sends calls at their moments and says how long each took, counted from the moment at which it was
 * due: a call that had to wait for a free connection has waited, as a pupil would.
 */
import { seededRandom } from '#kernel/random.ts'
import { createBeat } from './beat.ts'
import { callText, firstCount } from './call-bytes.ts'
import { type Line, openLine } from './line.ts'
import { callsMax, checkPlan, type RunPlan, type RunResult, type Target } from './load-plan.ts'
import { createTally, type Tally } from './tally.ts'

/** How often due calls are looked for, besides at every answer. */
const tickMs = 1
/**
 * How often calls that wait too long are looked for; and due ones, where each answer calls for the next: every
 * millisecond would take a fiftieth of a core from what is measured.
 */
const sweepMs = 100
/**
 * A busy Node accepts one connection in a turn of its event loop, however many calls it serves in it:
 * lines that are dialled under load would not be heard for many seconds. They stand before it begins.
 */
const settleMsOfLine = 0.75

export interface Generator {
  /** One run at a time. */
  run(plan: RunPlan): Promise<RunResult>
  close(): void
}

/** Free lines, and how calls go out over them. */
interface Outlet {
  hasFree(): boolean
  /** Sends the next call in turn over a free line. */
  send(run: Run, dueAtMs: number, nowMs: number): void
}

interface Run {
  readonly number: number
  readonly tally: Tally
  readonly endAtMs: number
  /** Sends whatever is due, as far as lines are free. */
  sendDue(): void
  /** Calls that are due and were not sent. */
  waiting(): number
}

export function createGenerator(target: Target): Generator {
  let run: Run | null = null
  let runs = 0
  const free: Line[] = []
  const events = {
    onFree(line: Line) {
      free.push(line)
      run?.sendDue()
    },
    onAnswer(line: Line, answer: { readonly status: number; readonly body: Buffer }) {
      // What was asked in an earlier run is no answer of this one.
      if (run?.number === line.runNumber) run.tally.answer(line.dueAtMs, performance.now(), answer)
    },
  }
  const lines = Array.from({ length: target.connections }, () => openLine(target.port, events))
  const settled = new Promise((resolve) => setTimeout(resolve, lines.length * settleMsOfLine))
  const outlet = createOutlet(target, free)
  const dropLate = (): void => {
    const latestMs = performance.now() - target.timeoutMs
    for (const line of lines) {
      if (line.runNumber === runs && !line.isFree && line.sentAtMs < latestMs) line.drop()
    }
  }
  const isUnderWay = (current: Run): boolean =>
    current.waiting() > 0 || lines.some((line) => line.runNumber === runs && !line.isFree)

  return {
    async run(plan) {
      checkPlan(target, plan)
      await settled
      if (run !== null) throw new Error('a run is under way')
      runs += 1
      const current = beginRun(runs, plan, target, outlet)
      run = current
      const cpuBefore = process.cpuUsage()
      const ticking = setInterval(current.sendDue, plan.ratePerSecond === null ? sweepMs : tickMs)
      const sweeping = setInterval(dropLate, sweepMs)
      try {
        await waitUntil(() => performance.now() >= current.endAtMs)
        // What fell due since the last tick belongs to the run as well.
        current.sendDue()
        const { user, system } = process.cpuUsage(cpuBefore)
        const cpuShare = (user + system) / 1e6 / (plan.warmUpSeconds + plan.seconds)
        const lastAtMs = current.endAtMs + target.timeoutMs
        await waitUntil(() => !isUnderWay(current) || performance.now() >= lastAtMs)
        return current.tally.result(cpuShare)
      } finally {
        clearInterval(ticking)
        clearInterval(sweeping)
        run = null
      }
    },
    close() {
      for (const line of lines) line.close()
    },
  }
}

function createOutlet(target: Target, free: Line[]): Outlet {
  const texts = target.calls.map((call) => callText(call, target.port))
  let sent = 0
  return {
    hasFree() {
      // A line that broke while it was free still lies here.
      while (free.length > 0 && free[free.length - 1]?.isFree !== true) free.pop()
      return free.length > 0
    },
    send({ number }, dueAtMs, nowMs) {
      const line = free.pop()
      const text = texts[sent % texts.length]
      if (line === undefined || text === undefined) throw new Error('nothing to send')
      line.dueAtMs = dueAtMs
      line.sentAtMs = nowMs
      line.runNumber = number
      line.send(text(firstCount + sent))
      sent += 1
    },
  }
}

function beginRun(number: number, plan: RunPlan, target: Target, outlet: Outlet): Run {
  const startedAtMs = performance.now()
  const countFromMs = startedAtMs + plan.warmUpSeconds * 1_000
  const endAtMs = countFromMs + plan.seconds * 1_000
  const expected = plan.ratePerSecond === null ? callsMax : plan.ratePerSecond * plan.seconds * 1.5
  const tally = createTally({
    countFromMs,
    endAtMs,
    callsMax: Math.min(callsMax, Math.ceil(expected) + 1_000),
    watchFor: target.watchFor ?? {},
  })
  if (plan.ratePerSecond === null) {
    const sendDue = (): void => {
      for (let nowMs = performance.now(); nowMs < endAtMs && outlet.hasFree(); ) {
        tally.offer(nowMs, nowMs)
        outlet.send(run, nowMs, nowMs)
        nowMs = performance.now()
      }
    }
    const run: Run = { number, tally, endAtMs, sendDue, waiting: () => 0 }
    return run
  }
  const beat = createBeat(plan.ratePerSecond, plan.spacing, seededRandom(plan.seed))
  let nextDueAtMs = startedAtMs + beat()
  const due = createDueList()
  const sendDue = (): void => {
    const nowMs = performance.now()
    while (nextDueAtMs <= nowMs && nextDueAtMs < endAtMs) {
      tally.offer(nextDueAtMs, nowMs)
      due.add(nextDueAtMs)
      nextDueAtMs = startedAtMs + beat()
    }
    while (due.count() > 0 && outlet.hasFree()) outlet.send(run, due.take(), nowMs)
  }
  const run: Run = { number, tally, endAtMs, sendDue, waiting: due.count }
  return run
}

/** Moments that wait for a free line, first come first served. */
function createDueList() {
  let moments: number[] = []
  let from = 0
  return {
    count: (): number => moments.length - from,
    add(dueAtMs: number): void {
      moments.push(dueAtMs)
    },
    take(): number {
      const first = moments[from]
      if (first === undefined) throw new Error('nothing is due')
      from += 1
      if (from === moments.length) {
        moments = []
        from = 0
      }
      return first
    },
  }
}

async function waitUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5))
}
