/** The devices on which the people of the busy demo take the tour. */
import type { Browser } from 'playwright-core'
import { demoPassword } from '#demo/seed-demo.ts'
import { type Device, type Look, openDevice, signIn } from './browser-device.ts'
import type { BusyDemo } from './busy-demo.ts'
import type { Visitor } from './demo-tour.ts'
import type { ServedCell } from './served-cell.ts'

/** One device for each visitor, signed in when it is first asked for. */
export function openDevices(
  browser: Browser,
  cell: ServedCell<BusyDemo>,
  look: Look,
): {
  of(visitor: Visitor): Promise<Device>
  /** Puts a device away whose tab the browser lost; the next `of` opens another. */
  discard(visitor: Visitor): Promise<void>
  close(): Promise<void>
} {
  const devices = new Map<Visitor, Promise<Device>>()

  async function open(visitor: Visitor): Promise<Device> {
    const device = await openDevice(browser, look)
    if (visitor === 'nobody') return device
    const { login, code } = cell.filled[visitor]
    const way = login === null ? { code: code ?? '' } : { login, password: demoPassword }
    await signIn(device.page, cell.origin, way)
    return device
  }

  return {
    of(visitor) {
      const known = devices.get(visitor) ?? open(visitor)
      devices.set(visitor, known)
      return known
    },
    async discard(visitor) {
      const device = devices.get(visitor)
      devices.delete(visitor)
      // A lost tab may refuse to be closed.
      await (await device)?.close().catch(() => undefined)
    },
    async close() {
      for (const device of devices.values()) await (await device).close()
    },
  }
}
