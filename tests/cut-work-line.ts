/**
 * A line that carries everything but work on its way to the school, cut inside the page. A route of the
 * browser's would do, but lets go what it holds when the page is left in that very moment, and
 * the school may then have what was to stay on the device.
 */
import type { BrowserContext } from 'playwright-core'

export interface WorkLine {
  cut(): void
  mend(): void
}

const asksTheTest = 'isWorkLineCut'

/** To be called before the first page of the device is opened. */
export async function holdWorkLine(context: BrowserContext): Promise<WorkLine> {
  let isCut = false
  await context.exposeFunction(asksTheTest, () => isCut)
  await context.addInitScript(`{
    const send = globalThis.fetch
    globalThis.fetch = async (...asked) => {
      const address = asked[0] instanceof Request ? asked[0].url : String(asked[0])
      if (address.includes('/api/attempts/') && await ${asksTheTest}()) throw new TypeError('the line is cut')
      return send(...asked)
    }
  }`)
  return {
    cut() {
      isCut = true
    },
    mend() {
      isCut = false
    },
  }
}
