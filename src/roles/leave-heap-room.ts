/**
 * How much a process's memory grows before V8 looks through all of it. By itself it does so at some 1.6 times what it
 * found alive the last time, and at eight o'clock, with the rights of a hundred thousand people in memory, that is
 * every few seconds: for a quarter of a second another thread takes what arrivals need of the machine, and each of
 * them waits some 50 ms more.
 */
import { totalmem } from 'node:os'
import { setFlagsFromString } from 'node:v8'

/** Three times as much again as was alive. */
const growingPercent = 300
/** In bytes: with less, a process and its database need every megabyte more than every millisecond. */
const memoryMin = 4e9

/** For the whole process, its threads too, before they begin. V8 keeps to its own limit of all memory. */
export function leaveHeapRoom(): void {
  if (Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) < memoryMin)
    return
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`)
}
