/** What a process has used of the machine so far, as the kernel counts it; in steps of 10 ms. */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

export interface ProcessCpu {
  /** Of all its threads, those that are over too. */
  readonly allMs: number
  /** Of its first thread: in Node the one that serves. */
  readonly loopMs: number
}

/** Linux counts in hundredths of a second, whatever the machine. */
const tickMs = 10

export function readProcessCpu(pid: number): ProcessCpu {
  const all = readStat(`/proc/${pid}/stat`)
  return { allMs: all, loopMs: readStat(`/proc/${pid}/task/${pid}/stat`) }
}

function readStat(path: string): number {
  const text = readFileSync(path, 'latin1')
  // The name of the command may hold anything, a bracket too.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}

/** Waits until it does next to nothing, or until the time is over. */
export async function untilCalm(pid: number, atMostMs: number): Promise<void> {
  const untilMs = performance.now() + atMostMs
  let before = readProcessCpu(pid).allMs
  while (performance.now() < untilMs) {
    await pause(lookMs)
    const now = readProcessCpu(pid).allMs
    if (now - before <= calmMs) return
    before = now
  }
}

const lookMs = 400
const calmMs = 20
