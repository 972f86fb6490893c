/** Serves the page around the sound of a room, with the product's engine. */
import type { TestContext } from 'node:test'
import { openFrugalEngine } from '#engine/media/frugal-engine.ts'
import { systemRandom } from '#kernel/random.ts'
import { serveTestPage } from './serve-test-page.ts'

export async function serveSoundPage(context: TestContext, fails?: (path: string) => boolean) {
  const { address, doors } = await serveTestPage(context, 'sound-page', fails)
  const engine = openFrugalEngine(doors, { random: systemRandom })
  context.after(() => engine.close())
  return { engine, address }
}
