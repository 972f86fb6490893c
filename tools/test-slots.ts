/**
 * Runs test files in slots beside each other: each slot takes the file that comes next, in the one process that
 * this slot's files share, or in a process of its own where the file needs one.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

export interface TestWork {
  /** One file to run in turn with others; several of one process stand together. */
  readonly paths: readonly string[]
  /** Arguments of a process of its own; null: the files' one. */
  readonly alone: readonly string[] | null
}

/** As many as the smallest machine has cores. */
const slotsAtOnce = 2
/** Longest until a process ends that has nothing more to do. */
const endsWithinMs = 60_000

/** False where anything failed. `fileMaxMs`: longest that one piece of the work takes. */
export async function runInSlots(work: readonly TestWork[], fileMaxMs: number): Promise<boolean> {
  const left = [...work]
  let isWell = true
  async function runSlot(): Promise<void> {
    let shared: Talk | null = null
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      if (next.alone !== null) {
        const own = start([...next.alone, ...next.paths], false)
        if (!(await own.ends(fileMaxMs + endsWithinMs))) isWell = false
        continue
      }
      shared ??= start(['tests/files-in-turn.ts', String(fileMaxMs)], true)
      const isDone = await shared.takes(next.paths[0] ?? '', fileMaxMs + endsWithinMs)
      if (isDone) continue
      // Whatever else it would have run gets another.
      isWell = false
      await shared.ends(0)
      shared = null
    }
    if (shared !== null && !(await shared.ends(endsWithinMs))) isWell = false
  }
  await Promise.all(Array.from({ length: slotsAtOnce }, runSlot))
  return isWell
}

interface Talk {
  /** Resolves when the file is over, with false where the process did not come through it. */
  takes(file: string, withinMs: number): Promise<boolean>
  /** With false where anything in it failed, or it did not end in time. */
  ends(withinMs: number): Promise<boolean>
}

function start(args: readonly string[], talks: boolean): Talk {
  const stdio = talks
    ? (['ignore', 'pipe', 'inherit', 'ipc'] as const)
    : (['ignore', 'pipe', 'inherit'] as const)
  const child = spawn(process.execPath, args, { stdio: [...stdio] })
  const exit = new Promise<number | null>((done) => child.once('close', done))
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    said += part
  })
  /** What was said of a file comes when it is over: two at once would speak in between. */
  const passOn = (): void => {
    process.stdout.write(said)
    said = ''
  }
  let isAsking = talks ? asks(child, exit) : null

  return {
    async takes(file, withinMs) {
      if ((await isAsking) !== true) return false
      child.send({ file })
      isAsking = asks(child, exit)
      const isOver = await within(isAsking, withinMs)
      passOn()
      return isOver === true
    },
    async ends(withinMs) {
      const isListening = isAsking !== null && (await within(isAsking, withinMs)) === true
      if (isListening && child.connected) child.send({ file: null })
      const code = await within(exit, withinMs)
      if (code === undefined) {
        child.kill('SIGKILL')
        await exit
      }
      passOn()
      return code === 0
    },
  }
}

/** True when the process asks for its next file, false when it is gone. */
async function asks(child: ChildProcess, exit: Promise<unknown>): Promise<boolean> {
  const over = new AbortController()
  const asked = once(child, 'message', { signal: over.signal }).then(
    () => true,
    () => false,
  )
  const isAsked = await Promise.race([asked, exit.then(() => false)])
  over.abort()
  return isAsked
}

/** Undefined where it is not there in time. */
async function within<Value>(promise: Promise<Value>, ms: number): Promise<Value | undefined> {
  const over = new AbortController()
  const late = wait(ms, undefined, { signal: over.signal }).catch(() => undefined)
  try {
    return await Promise.race([promise, late])
  } finally {
    over.abort()
  }
}
