/** How late what teachers draw in many live classes at once comes to their pupils, over the whole product. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { askChild } from './ask-child.ts'
import type { BenchGround } from './bench-ground.ts'
import type { BoardAsked, BoardTold } from './load/board-crowd-process.ts'
import { whyVoided } from './load/load-plan.ts'

/** A process of 4,000 people holds so many classes. */
const rooms = 130
const pupilsOfRoom = 29
const warmUpSeconds = 3
const seconds = 10

export interface BoardLateness {
  readonly boardRooms: number
  readonly boardP50Ms: number
  readonly boardP99Ms: number
  readonly voided: string | null
}

export async function boardLateness(ground: BenchGround): Promise<BoardLateness> {
  const cell = await ground.liveCell({ classes: rooms, pupils: pupilsOfRoom })
  const crowd = fork(join(import.meta.dirname, 'load/board-crowd-process.ts'))
  try {
    const { classes, port } = cell
    const asked: BoardAsked = { port, classes, warmUpSeconds, seconds }
    const told = await askChild<BoardAsked, BoardTold>(crowd, asked)
    return {
      boardRooms: rooms,
      boardP50Ms: told.p50Ms,
      boardP99Ms: told.p99Ms,
      voided: whyVoided(told),
    }
  } finally {
    crowd.kill()
    await cell.stop()
  }
}
