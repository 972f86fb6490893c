/** Says once to a person what this device cannot keep for them; everything works as before. */
import { currentVoice, prepareWords, readWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { currentViewer } from '#browser/viewer.ts'

/** `none`: a private window, or a browser that is told to keep nothing. `full`: no room. */
export type StorageTrouble = 'none' | 'full'

/** Goes with the person (`forgetHere`). */
const prefix = 'preau.told.'
const toldHere = new Set<StorageTrouble>()

function wasTold(personId: string, trouble: StorageTrouble): boolean {
  try {
    return localStorage.getItem(prefix + personId)?.includes(trouble) ?? false
  } catch {
    // Where nothing can be written down, once for each time the app is opened.
    return false
  }
}

function noteTold(personId: string, trouble: StorageTrouble): void {
  try {
    const before = localStorage.getItem(prefix + personId) ?? ''
    localStorage.setItem(prefix + personId, `${before} ${trouble}`.trim())
  } catch {
    // Said again at the next opening.
  }
}

export async function tellStorage(trouble: StorageTrouble): Promise<void> {
  const viewer = currentViewer()
  if (viewer.state !== 'known' || toldHere.has(trouble)) return
  const { personId } = viewer.me
  if (wasTold(personId, trouble)) return
  toldHere.add(trouble)
  await prepareWords(['device'])
  noteTold(personId, trouble)
  const words = readWords('device')
  const tu = currentVoice() === 'tu'
  toast({
    text: trouble === 'full' ? words.storageFull({ tu }) : words.keepsNothing({ tu }),
    kind: 'information',
    stays: true,
  })
}
