/** Things as they are: on one's own device, whose lock is the device's own. */
import type { Closing } from './shelf.ts'

export const openClosing: Closing = {
  close: async (value) => ({ is: 'open', value }),
  open: async (closed) => (closed.is === 'open' ? closed.value : null),
}
