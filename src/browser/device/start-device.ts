/** What this device does for later, in its own time: the app's newest version, the coming days. */
import { prepareWords, readWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { currentViewer, rolesOf, watchViewer } from '#browser/viewer.ts'
import type { Me } from '#contract/me.ts'
import { openNewVersion, type VersionNews, watchAppVersion } from './app-version.ts'
import { fetchAhead, leaveFetchingToBrowser } from './fetch-ahead.ts'
import { keepInFront } from './keep-in-front.ts'
import { noteDeviceStarted } from './load-here.ts'
import { keepHere } from './read-here.ts'
import { tellStorage } from './tell-storage.ts'

export function startDevice(): void {
  void watchAppVersion((news) => void tellVersion(news))
  noteDeviceStarted()
  let served: Me | null = null
  const look = (): void => {
    const viewer = currentViewer()
    if (viewer.state !== 'known' || viewer.from !== 'server' || viewer.me === served) return
    served = viewer.me
    void keepDaysOf(viewer.me)
  }
  watchViewer(look)
  look()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void leaveToBrowser()
  })
}

/** The server has said who it is: they are kept for when it does not, and so are their days. */
async function keepDaysOf(me: Me): Promise<void> {
  await keepHere(me.accountId, 'me', me)
  const keep = await keepInFront()
  if (keep?.isDurable === false && !me.sharedDevice && rolesOf(me).has('pupil')) {
    await tellStorage('none')
  }
  await fetchAhead()
  // Few keep a recorded class: what sees to them is fetched where somebody does.
  if (keep === null || !(await keep.keys()).some((key) => key.startsWith('replay '))) return
  const { renewKeptReplays } = await import('#browser/live/renew-kept-replays.ts')
  await renewKeptReplays(keep)
}

async function leaveToBrowser(): Promise<void> {
  await prepareWords(['device'])
  await leaveFetchingToBrowser(readWords('device').fetching)
}

/** Stays in sight until it is read: whoever is in an exercise goes on with it. */
async function tellVersion(news: VersionNews): Promise<void> {
  await prepareWords(['device'])
  const words = readWords('device')
  const open = async (): Promise<void> => {
    if ((await openNewVersion()) === 'later') {
      toast({ text: readWords('device').versionWaits, kind: 'information' })
    }
  }
  toast({
    text: news === 'ready' ? words.versionReady : words.versionReplaced,
    kind: 'information',
    action: { label: words.openVersion, onAction: () => void open() },
    stays: true,
  })
}
