/** Makes a verdict public: with noise where it counts, and its hash for the journal. */
import { createHash } from 'node:crypto'
import type { Random } from '#kernel/random.ts'
import { keepDrawnHours, listPublishedHours } from './drawn-hours-store.ts'
import { drawNoise } from './public-noise.ts'
import { makePublic, type PublicVerdict } from './public-verdict.ts'
import { type ToldVerdict, wholeVerdict } from './verdict.ts'
import { keepVerdict } from './verdict-store.ts'

/** Gives what everybody sees now. `random` must be one for secrets. */
export async function publishVerdict(
  dataFolder: string,
  verdict: ToldVerdict,
  random: Random,
): Promise<PublicVerdict> {
  const whole = wholeVerdict(verdict)
  const drawn = makePublic(verdict, {
    verdictHash: createHash('sha256').update(whole).digest('hex'),
    publishedHours: await listPublishedHours(dataFolder),
    drawNoise: () => drawNoise(random),
  })
  const made = { ...drawn, hours: keepDrawnHours(dataFolder, drawn.hours) }
  keepVerdict(dataFolder, made, whole)
  return made
}
