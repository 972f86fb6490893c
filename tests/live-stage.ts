/** A class, its lesson of now with its live class, and a browser in which people of it come in. */
import { after, before } from 'node:test'
import type { Browser, BrowserContext } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { Config } from '#engine/config/config.ts'
import { systemClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { type Device, openDevice, signIn, visit } from './browser-device.ts'
import { type CardedClass, fillCardedClass } from './carded-class.ts'
import { addLiveLesson } from './live-device.ts'
import { openChromium } from './open-chromium.ts'
import { type ServedCell, serveCell } from './served-cell.ts'

export const teacherWay = { login: 'alain.mercier', password: 'tulipe vélo lundi bouchon' }

export interface LiveLesson extends CardedClass {
  /** Of the page of the live class. */
  readonly path: string
  readonly lessonId: Id
}

export interface LiveStage {
  cell(): ServedCell<LiveLesson>
  /** What all devices so far had to complain of. */
  complaints(): readonly string[]
  /** Signs in on a device of its own and opens the live class. */
  comes(
    width: number,
    way: Parameters<typeof signIn>[2],
    more?: {
      readonly theme?: 'dark'
      readonly language?: 'en-GB'
      readonly isInstalled?: true
      /** By another way than straight to the cell. */
      readonly origin?: string
      /** Before its first page opens. */
      readonly prepare?: (context: BrowserContext) => Promise<void>
    },
  ): Promise<Device>
}

export interface StageSettings {
  /** In the class, besides the school's own. */
  readonly morePupils?: Parameters<typeof fillCardedClass>[2]
  /** Settings of the cell's doors. */
  readonly prepare?: () => Promise<Partial<Config>>
}

/** For one test file: opened before its tests, closed after them. */
export function setLiveStage({ morePupils, prepare }: StageSettings = {}): LiveStage {
  let cell: ServedCell<LiveLesson>
  let browser: Browser
  const devices: Device[] = []
  before(async () => {
    const settings = (await prepare?.()) ?? {}
    cell = await serveCell((context) => fill(context, morePupils), systemClock, null, settings)
    browser = await openChromium()
  })
  after(async () => {
    for (const one of devices) await one.close()
    await browser?.close()
    await cell?.stop()
  })
  return {
    cell: () => cell,
    complaints: () => devices.flatMap(({ complaints }) => complaints),
    async comes(width, way, { origin = cell.origin, prepare, ...more } = {}) {
      const device = await openDevice(browser, { width, ...more })
      devices.push(device)
      await prepare?.(device.context)
      await signIn(device.page, origin, way)
      await visit(device.page, origin + cell.filled.path)
      return device
    },
  }
}

async function fill(
  context: SchoolContext,
  morePupils: Parameters<typeof fillCardedClass>[2],
): Promise<LiveLesson> {
  const carded = await fillCardedClass(context, { who: 'teacherA', ...teacherWay }, morePupils)
  const { courseA, uai } = carded.school
  const lessonId = await addLiveLesson(context.db, { uai, courseId: courseA })
  return { ...carded, lessonId, path: pagePaths.liveClass(lessonId) }
}
