/** Every trial, in the order in which they are made. */
import { kills } from './kills.ts'
import { lossyLine } from './lossy-line.ts'
import { lostTyping } from './lost-typing.ts'
import { oneAddress } from './one-address.ts'
import { slidesBesideSound } from './slides-beside-sound.ts'
import { slowLine } from './slow-line.ts'
import { slowSockets } from './slow-sockets.ts'
import type { Trial } from './trial.ts'
import { wideTable } from './wide-table.ts'

export const trialList: readonly Trial[] = [
  kills,
  oneAddress,
  slowSockets,
  slowLine,
  slidesBesideSound,
  lossyLine,
  lostTyping,
  wideTable,
]
